using System.Text;
using System.Text.RegularExpressions;
using Osnas.Experiments;

namespace Osnas.Training;

/// <summary>
/// The checkpoints of one training. Each file is complete or isn't there. Random numbers need no place in them: they
/// follow from the seed and the step.
/// </summary>
internal sealed partial class TrainingCheckpoints
{
    private const string Magic = "Osnas checkpoint 2";
    private const int LongestHead = 64 << 20;
    private const string LatestFile = "latest.checkpoint";
    private const string BestFile = "best.dat";

    private const string KeptPattern = "epoch-*.checkpoint";

    private readonly string _folder;
    private readonly CheckpointOptions _options;
    private readonly Optimization _optimization;
    private readonly ITrainingCompanion? _companion;
    private readonly Func<TrainingState, CheckpointDocument> _describe;

    public TrainingCheckpoints(
        string folder,
        CheckpointOptions options,
        Optimization optimization,
        ITrainingCompanion? companion,
        Func<TrainingState, CheckpointDocument> describe)
    {
        options.Check();
        _folder = Directory.CreateDirectory(folder).FullName;
        _options = options;
        _optimization = optimization;
        _companion = companion;
        _describe = describe;
    }

    /// <summary>The weights of the epoch with the best validation, in TorchSharp's format.</summary>
    public string BestWeights => Path.Combine(_folder, BestFile);

    private string Latest => Path.Combine(_folder, LatestFile);

    /// <summary>The checkpoints in a folder, in the order of their names; none if there is no folder.</summary>
    /// <param name="folder">The folder of a training's checkpoints.</param>
    public static IEnumerable<string> FilesOf(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder).Where(path => IsName(Path.GetFileName(path))).Order(StringComparer.Ordinal);

    /// <summary>Whether a checkpoint may be called so.</summary>
    public static bool IsName(string name) => name is LatestFile or BestFile || KeptName().IsMatch(name);

    /// <summary>The place of a checkpoint whose name another process says.</summary>
    /// <param name="folder">The folder of a training's checkpoints.</param>
    /// <param name="name">The name of the file.</param>
    /// <exception cref="InvalidDataException">No checkpoint is called so.</exception>
    public static string PathOf(string folder, string name) => IsName(name)
        ? Path.Combine(folder, name)
        : throw new InvalidDataException($"'{NumberText.Shorten(name)}' is not the name of a checkpoint.");

    /// <summary>Deletes the oldest of the checkpoints that stay, if there are more than the options keep.</summary>
    /// <param name="folder">The folder of a training's checkpoints.</param>
    /// <param name="options">Which checkpoints are kept.</param>
    public static void Prune(string folder, CheckpointOptions options)
    {
        foreach (var old in Directory.EnumerateFiles(folder, KeptPattern).OrderDescending(StringComparer.Ordinal)
            .Skip(options.Keep ?? int.MaxValue))
            File.Delete(old);
    }

    /// <summary>Deletes what a training that is over doesn't need: all but the checkpoints that stay.</summary>
    /// <param name="folder">The folder of its checkpoints.</param>
    public static void Clear(string folder)
    {
        File.Delete(Path.Combine(folder, LatestFile));
        File.Delete(Path.Combine(folder, BestFile));
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>Reads what a checkpoint says about itself, before the weights.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reader">Reads from its beginning.</param>
    /// <returns>What it says; null if it isn't a checkpoint.</returns>
    public static CheckpointDocument? TryReadHead(string path, BinaryReader reader)
    {
        Span<byte> head = stackalloc byte[Magic.Length + 1];
        if (reader.Read(head) < head.Length || head[0] != Magic.Length || Encoding.ASCII.GetString(head[1..]) != Magic)
            return null;
        if (!SealedFile.IsWhole(path))
            throw new InvalidDataException($"{path} is damaged: its content differs from what was written.");
        return JsonText.Parse(path, new StateReader(reader).ReadText(LongestHead), CheckpointJson.Default.CheckpointDocument);
    }

    /// <summary>Where a training is, by its latest checkpoint.</summary>
    /// <param name="folder">The folder of its checkpoints.</param>
    /// <returns>The state; null if there is no checkpoint, or it can't be read, which the training itself tells.</returns>
    public static TrainingState? TryReadState(string folder)
    {
        var path = Path.Combine(folder, LatestFile);
        if (!File.Exists(path))
            return null;
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            return TryReadHead(path, reader)?.State;
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Goes back to the latest checkpoint; to the start if there is none.</summary>
    /// <exception cref="InvalidDataException">It is one of another training, or can't be read.</exception>
    public TrainingState Load()
    {
        if (!File.Exists(Latest))
            return TrainingState.Start;
        using var reader = new BinaryReader(File.OpenRead(Latest));
        try
        {
            var saved = TryReadHead(Latest, reader)
                ?? throw new InvalidDataException($"{Latest} is not a checkpoint of this version of Osnas.");
            if (JsonDifference.Find(Write(saved), Write(_describe(saved.State))) is { } difference)
                throw new InvalidDataException($"{Latest} is a checkpoint of another training: {difference}.");
            _optimization.Load(reader);
            if (reader.ReadBoolean())
                _companion?.Load(reader);
            return saved.State;
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or EndOfStreamException or ArgumentException)
        {
            throw new InvalidDataException($"{exception.Message.TrimEnd('.')}. Delete {Latest} to restart that training.", exception);
        }
    }

    /// <summary>Saves what is due at the end of an epoch.</summary>
    public void EndEpoch(TrainingState state)
    {
        var epoch = state.History.Count;
        if (epoch % _options.KeepEveryEpochs == 0)
            Keep(state, Path.Combine(_folder, $"epoch-{epoch:D4}.checkpoint"));
        if (epoch % _options.EveryEpochs == 0)
            Save(state);
    }

    /// <summary>Saves where the training is.</summary>
    public void Save(TrainingState state) => Save(state, Latest);

    [GeneratedRegex(@"\Aepoch-[0-9]+\.checkpoint\z")]
    private static partial Regex KeptName();

    private static string Write(CheckpointDocument document) => JsonText.Write(document, CheckpointJson.Default.CheckpointDocument);

    private void Keep(TrainingState state, string path)
    {
        Save(state, path);
        Prune(_folder, _options);
    }

    private void Save(TrainingState state, string path) => SealedFile.Write(path, writer =>
    {
        writer.Write(Magic);
        writer.Write(Write(_describe(state)));
        _optimization.Save(writer);
        writer.Write(_companion is not null);
        _companion?.Save(writer);
    });
}
