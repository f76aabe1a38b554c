using Osnas.Experiments;

namespace Osnas.Training;

/// <summary>
/// The checkpoints of one training. Each file is complete or isn't there. Random numbers need no place in them: they
/// follow from the seed and the step.
/// </summary>
internal sealed class TrainingCheckpoints
{
    private const string Magic = "Osnas checkpoint 1";
    private const string LatestFile = "latest.checkpoint";
    private const string BestFile = "best.dat";

    private readonly CheckpointOptions _options;
    private readonly Optimization _optimization;
    private readonly ITrainingCompanion? _companion;
    private readonly Func<TrainingState, CheckpointDocument> _describe;

    public TrainingCheckpoints(CheckpointOptions options, Optimization optimization, ITrainingCompanion? companion, Func<TrainingState, CheckpointDocument> describe)
    {
        options.Check();
        Directory.CreateDirectory(options.Folder);
        _options = options;
        _optimization = optimization;
        _companion = companion;
        _describe = describe;
    }

    /// <summary>The weights of the epoch with the best validation, in TorchSharp's format.</summary>
    public string BestWeights => Path.Combine(_options.Folder, BestFile);

    private string Latest => Path.Combine(_options.Folder, LatestFile);

    /// <summary>Goes back to the latest checkpoint; to the start if there is none.</summary>
    /// <exception cref="InvalidDataException">It is one of another training, or can't be read.</exception>
    public TrainingState Load()
    {
        if (!File.Exists(Latest))
            return TrainingState.Start;
        using var reader = new BinaryReader(File.OpenRead(Latest));
        try
        {
            if (reader.ReadString() != Magic)
                throw new InvalidDataException($"{Latest} is not a checkpoint of this version of Osnas.");
            var saved = OsnasJson.Parse(Latest, reader.ReadString(), CheckpointJson.Default.CheckpointDocument);
            if (JsonDifference.Find(Write(saved), Write(_describe(saved.State))) is { } difference)
                throw new InvalidDataException($"{Latest} is a checkpoint of another training: {difference}. Delete it to start anew.");
            _optimization.Load(reader);
            if (reader.ReadBoolean())
                _companion?.Load(reader);
            return saved.State;
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException($"{Latest} ends too early. Delete it to start anew.");
        }
    }

    /// <summary>Saves what is due at the end of an epoch.</summary>
    public void EndEpoch(TrainingState state)
    {
        var epoch = state.History.Count;
        if (epoch % _options.KeepEveryEpochs == 0)
            Save(state, Path.Combine(_options.Folder, $"epoch-{epoch:D4}.checkpoint"));
        if (epoch % _options.EveryEpochs == 0)
            Save(state);
    }

    /// <summary>Saves where the training is.</summary>
    public void Save(TrainingState state) => Save(state, Latest);

    private static string Write(CheckpointDocument document) => OsnasJson.Write(document, CheckpointJson.Default.CheckpointDocument);

    private void Save(TrainingState state, string path) => AtomicFile.Write(path, temporary =>
    {
        using var writer = new BinaryWriter(File.Create(temporary));
        writer.Write(Magic);
        writer.Write(Write(_describe(state)));
        _optimization.Save(writer);
        writer.Write(_companion is not null);
        _companion?.Save(writer);
    });
}
