using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Osnas.Data;
using Osnas.Options;
using Osnas.Search;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>
/// The folder of a run. A file is written under another name and then renamed, so it is never incomplete. Only lists of
/// results, such as <see cref="CandidatesFile"/>, are appended to.
/// </summary>
public sealed partial class RunDirectory : IDisposable
{
    /// <summary>The name of the file with the options.</summary>
    public const string ConfigFile = "config.json";

    /// <summary>The name of the file with the winner.</summary>
    public const string ArchitectureFile = "architecture.json";

    /// <summary>The name of the file with the winner's choices as a NumPy array, as in OSNASLib.</summary>
    public const string ArchitectureVectorFile = "searched_model_architecture.npy";

    /// <summary>The name of the file with the choices at the end of a differentiable search, as a NumPy array.</summary>
    public const string DecodedVectorFile = "decoded_architecture.npy";

    /// <summary>The name of the file with the costs of all candidates.</summary>
    public const string LookUpTableFile = "lookup_table.json";

    /// <summary>The name of the file about the data: its fingerprint, its classes and their numbers of images.</summary>
    public const string DataFile = "data.json";

    /// <summary>The name of the file with the list of all images.</summary>
    public const string DataListFile = "data.gz";

    /// <summary>The name of the file with the versions of Osnas and libtorch, and the time when the network was trained.</summary>
    public const string VersionFile = "version.json";

    /// <summary>The name of the file with the progress of all trainings, epoch by epoch.</summary>
    public const string HistoryFile = "history.csv";

    /// <summary>The name of the file with all evaluated candidates.</summary>
    public const string CandidatesFile = "candidates.csv";

    /// <summary>The name of the file with the architectures from which the start of a search was chosen.</summary>
    public const string StartFile = "start.csv";

    /// <summary>The name of the file with the evaluations on shares of the validation images.</summary>
    public const string PartialFile = "partial.csv";

    /// <summary>The name of the file of the architectures that no worker could evaluate.</summary>
    internal const string SetAsideFile = "set_aside.csv";

    /// <summary>The name of the file of the latency that a worker measured for the search.</summary>
    internal const string LatencyFile = "latency.json";

    /// <summary>The name of the file with the test images that each trained network classifies wrong.</summary>
    public const string TestErrorsFile = "test_errors.csv";

    /// <summary>The name of the file with the result.</summary>
    public const string ReportFile = "report.json";

    /// <summary>The name of the file with the exported network.</summary>
    public const string OnnxFile = "model.onnx";

    /// <summary>The name of the file of the space as a report draws it.</summary>
    internal const string SpaceFile = "space.json";

    /// <summary>The name of the file of the durations, and of how far the run is.</summary>
    internal const string TimesFile = "times.json";

    /// <summary>The name of the file of the command line.</summary>
    internal const string CommandFile = "command.json";

    /// <summary>The name of the file of what each test image is taken for.</summary>
    internal const string PredictionsFile = "predictions.csv";

    /// <summary>The name of the file of some test images that are taken for another class.</summary>
    internal const string WrongImagesFile = "wrong_images.json";

    private const string LastWithoutVersion = "0.2 or earlier";
    private const string CheckpointFolder = "checkpoints";

    private RunDevice? _device;

    /// <summary>Opens the folder of a run, and creates it if it doesn't exist.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">The folder can't be created. The message names it.</exception>
    public RunDirectory(string path)
    {
        try
        {
            Path = Directory.CreateDirectory(path).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            var reason = AtomicFile.FindFileIn(path) is { } file
                ? file == path ? "a file has that name" : $"{file} is a file"
                : exception.Message.TrimEnd('.');
            throw new IOException(
                $"The folder of the run, {path}, can't be created: {reason}. Choose another folder with --output, or another name.",
                exception);
        }
    }

    /// <summary>The path of the folder.</summary>
    public string Path { get; }

    /// <summary>Whether the folder contains a run.</summary>
    public bool IsStarted => File.Exists(Locate(ConfigFile));

    /// <summary>The names of the networks whose training is finished.</summary>
    public IEnumerable<string> TrainedNetworks => FindTrainedNetworks(Path);

    /// <summary>Gets the name of the file with a network's weights, in TorchSharp's format.</summary>
    /// <param name="network">The name of the network.</param>
    /// <returns>The name.</returns>
    public static string WeightsFile(string network) => NetworkNames.WeightsFile(network);

    /// <summary>The networks that are fully trained in the folder of a run.</summary>
    internal static IEnumerable<string> FindTrainedNetworks(string run) =>
        Directory.EnumerateFiles(run, "*" + NetworkNames.WeightsExtension).Select(NetworkNames.OfWeightsFile);

    /// <summary>Writes a document.</summary>
    /// <typeparam name="T">The type of the document.</typeparam>
    /// <param name="name">The name of the file.</param>
    /// <param name="document">The document.</param>
    /// <param name="type">The type, from <see cref="OsnasJson"/>.</param>
    public void Write<T>(string name, T document, JsonTypeInfo<T> type) =>
        AtomicFile.WriteAllText(Locate(name), JsonText.Write(document, type) + "\n");

    /// <summary>Reads a document, such as the report, that the run writes again if it is missing.</summary>
    /// <typeparam name="T">The type of the document.</typeparam>
    /// <param name="name">The name of the file.</param>
    /// <param name="type">The type, from <see cref="OsnasJson"/>.</param>
    /// <returns>The document, or null if the file doesn't exist.</returns>
    /// <exception cref="InvalidDataException">The file isn't such a document.</exception>
    public T? TryRead<T>(string name, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return File.Exists(Locate(name)) ? JsonText.Read(Locate(name), type) : null;
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{exception.Message} Delete it, and it is written again.", exception);
        }
    }

    /// <summary>Writes the choices of an architecture as a NumPy array.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="architecture">The architecture.</param>
    public void WriteVector(string name, Architecture architecture) => NumpyVector.Write(Locate(name), architecture);

    /// <summary>Reads the choices that <see cref="WriteVector"/> wrote.</summary>
    /// <param name="name">The name of the file.</param>
    /// <returns>The architecture, or null if the file doesn't exist.</returns>
    public Architecture? ReadVector(string name) => File.Exists(Locate(name)) ? new(NumpyVector.Read(Locate(name))) : null;

    /// <summary>Writes the weights of a network.</summary>
    /// <param name="network">The name of the network.</param>
    /// <param name="module">The network.</param>
    public void WriteWeights(string network, nn.Module module) =>
        AtomicFile.Write(Locate(WeightsFile(network)), path => module.save(path));

    /// <summary>Takes the weights of a network that was trained elsewhere.</summary>
    /// <param name="network">What was trained.</param>
    /// <param name="path">The file of the weights.</param>
    /// <param name="weights">The content that it has to have.</param>
    /// <exception cref="InvalidDataException">It has another one.</exception>
    internal void TakeWeights(string network, string path, StoredFile weights) =>
        weights.CopyTo(Locate(WeightsFile(network)), path);

    /// <summary>
    /// Starts a run in this folder, or resumes the one that is there. Until this object is disposed, or its process ends, there can't
    /// be another.
    /// </summary>
    /// <typeparam name="T">The type of the options.</typeparam>
    /// <param name="options">The options of the run.</param>
    /// <param name="declared">Tells which of them change the result.</param>
    /// <param name="type">Their type, from <see cref="OsnasJson"/>.</param>
    /// <param name="table">The costs of its space.</param>
    /// <param name="data">The data of the run, which has to stay the same; null for one without.</param>
    /// <param name="device">The device of the run; null for one without.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="IOException">A run is under way here.</exception>
    /// <exception cref="InvalidDataException">It has other options, other data, another space or another kind of device; the message
    /// names the difference.</exception>
    internal bool Open<T>(
        T options, OptionSet<T> declared, JsonTypeInfo<T> type, BaseLookUpTable table, DataSplit? data = null, RunDevice? device = null)
        where T : class
    {
        Lock();
        var isThere = IsStarted;
        var tables = CheckSame(options, declared, type, table, data, device);

        AtomicFile.DeleteLeftovers(Path);
        if (data is not null)
            RunData.Write(this, data);
        if (!isThere)
            Write(VersionFile, VersionDocument.Current, OsnasJson.Default.VersionDocument);
        _device = device;
        if (TryReadVersion(Path)?.Trained is null)
            MarkDevice();
        Write(ConfigFile, options, type);
        Write(LookUpTableFile, tables, OsnasJson.Default.IReadOnlyListTableDocument);
        return isThere;
    }

    /// <summary>Writes the space as a report draws it, unless an earlier process did: to count all costs can take seconds.</summary>
    /// <param name="table">The costs of the space.</param>
    /// <param name="budget">The budget.</param>
    internal void KeepSpace(BaseLookUpTable table, IReadOnlyList<ConstraintCfg> budget)
    {
        if (!File.Exists(Locate(SpaceFile)))
            Write(SpaceFile, SpaceOutline.Create(table, budget), OsnasJson.Default.SpaceOutline);
    }

    /// <summary>
    /// Forgets the options, the costs, the data and the candidates of a run that has trained nothing yet, so that the folder is free
    /// for another.
    /// </summary>
    /// <returns>Whether nothing was trained.</returns>
    internal bool TryWithdraw()
    {
        var checkpoints = Locate(CheckpointFolder);
        if (TrainedNetworks.Any()
            || (Directory.Exists(checkpoints) && Directory.EnumerateFiles(checkpoints, "*", SearchOption.AllDirectories).Any()))
            return false;

        // Values of candidates are of these options alone. Of the others, each is compared only with those behind it: a process
        // that is killed here leaves a folder that goes on.
        string[] files =
            [StartFile, CandidatesFile, PartialFile, SetAsideFile, LatencyFile, LookUpTableFile, ConfigFile, DataFile, DataListFile,
                SpaceFile, TimesFile, CommandFile];
        foreach (var name in files)
            File.Delete(Locate(name));
        return true;
    }

    /// <summary>Whether the training of a network is finished.</summary>
    /// <param name="network">The name of the network.</param>
    /// <returns>true if it is; otherwise, false.</returns>
    public bool HasWeights(string network) => File.Exists(Locate(WeightsFile(network)));

    /// <summary>Loads the weights of a network whose training is finished.</summary>
    /// <param name="network">The name of the network.</param>
    /// <param name="module">The network.</param>
    /// <returns>true if the weights were loaded; false if there are none.</returns>
    /// <exception cref="InvalidDataException">The file doesn't contain the weights of this network.</exception>
    public bool TryLoadWeights(string network, nn.Module module)
    {
        if (!HasWeights(network))
            return false;
        Training.WeightsFile.Load(Locate(WeightsFile(network)), module);
        return true;
    }

    /// <summary>Gets the folder with the checkpoints of a training.</summary>
    /// <param name="network">The name of the network.</param>
    /// <returns>The folder.</returns>
    public string CheckpointsOf(string network) => CheckpointsOf(Path, network);

    /// <summary>The folder of a training's checkpoints, in a run's folder that may not exist.</summary>
    internal static string CheckpointsOf(string run, string network) =>
        System.IO.Path.Combine(run, CheckpointFolder, NetworkNames.FileName(network));

    /// <summary>
    /// Deletes the checkpoints of a finished training, except those that <see cref="CheckpointOptions.KeepEveryEpochs"/> keeps.
    /// </summary>
    /// <param name="network">The name of the network.</param>
    public void DeleteCheckpoints(string network)
    {
        if (CheckpointsOf(network) is var folder && Directory.Exists(folder))
            TrainingCheckpoints.Clear(folder);
        if (Locate(CheckpointFolder) is var all && Directory.Exists(all) && !Directory.EnumerateFileSystemEntries(all).Any())
            Directory.Delete(all);
    }

    /// <summary>Writes the epochs of a training to the history, and replaces earlier entries of the same training.</summary>
    /// <param name="network">The name of the network.</param>
    /// <param name="epochs">The last step of each epoch.</param>
    public void WriteHistory(string network, IEnumerable<TrainingStep> epochs) =>
        new TrainingHistory(Locate(HistoryFile)).Write(network, epochs);

    /// <summary>Adds an epoch of a training that goes on to the history.</summary>
    internal void AddToHistory(string network, TrainingStep epoch) => new TrainingHistory(Locate(HistoryFile)).Add(network, epoch);

    /// <summary>Puts the trainings in the history in an order; all others stay before them.</summary>
    internal void SortHistory(IReadOnlyList<string> networks) => new TrainingHistory(Locate(HistoryFile)).Sort(networks);

    /// <summary>
    /// Wraps an evaluator, so that each architecture is evaluated once, even by several processes in sequence. Each result is
    /// appended to <see cref="CandidatesFile"/>.
    /// </summary>
    /// <param name="evaluator">The evaluator for architectures that aren't in the file yet.</param>
    /// <param name="table">The costs of the architectures.</param>
    /// <param name="fitness">The name of the fitness; null if it is an accuracy.</param>
    /// <returns>The wrapped evaluator.</returns>
    public IEvaluator OpenJournal(IEvaluator evaluator, BaseLookUpTable table, string? fitness = null) =>
        OpenCandidates(evaluator, table, fitness);

    /// <inheritdoc cref="OpenJournal"/>
    internal CandidateJournal OpenCandidates(IEvaluator evaluator, BaseLookUpTable table, string? fitness) =>
        new(Locate(CandidatesFile), Locate(PartialFile), evaluator, table, fitness);

    /// <summary>The architectures that no worker could evaluate, added to their file one by one.</summary>
    /// <param name="spec">The space.</param>
    internal SetAsideJournal OpenSetAside(SearchSpaceSpec spec) => new(Locate(SetAsideFile), spec);

    /// <summary>The architectures that the start of a search is chosen from, added to their file one by one.</summary>
    internal CandidateJournal OpenStart(IEvaluator evaluator, BaseLookUpTable table, string fitness) =>
        new(Locate(StartFile), Locate(PartialFile), evaluator, table, fitness);

    /// <summary>Releases the folder for other runs.</summary>
    public void Dispose() => _lock?.Dispose();

    /// <summary>Refuses what can't be compared: an empty file, and a run of another version, which has other options.</summary>
    private void CheckVersion()
    {
        if (!IsStarted)
            return;
        if (NamedFile.ReadText(Locate(ConfigFile)).Trim() is "" or "null")
            throw Unreadable(Locate(ConfigFile), "It is empty.");
        if (FindOtherVersion(Path) is { } version)
            throw new InvalidDataException(
                $"{Path} holds a run of Osnas {version}, which Osnas {Library.Version} can't resume; it evaluates and exports finished "
                + $"runs. Finish it with Osnas {version}, or choose another folder or name.");
    }

    /// <summary>Makes sure that a run that is here has the same options, data and space.</summary>
    /// <returns>The documents of the costs.</returns>
    internal IReadOnlyList<TableDocument> CheckSame<T>(
        T options, OptionSet<T> declared, JsonTypeInfo<T> type, BaseLookUpTable table, DataSplit? data, RunDevice? device)
        where T : class
    {
        IReadOnlyList<TableDocument> tables =
            [TableDocument.Create(table, InfoMetric.Flops), TableDocument.Create(table, InfoMetric.Params)];
        CheckVersion();
        CheckSame(
            ConfigFile,
            before => RunDifference.OfOptions(
                before, JsonText.Write(options, type), declared.Resolve(options).Options, declared.PathsWithoutEffect));
        if (IsStarted && data?.Fingerprint is not null)
            CheckSameData(data);
        device?.Check(Path, FindDevices(Path));
        CheckSame(LookUpTableFile, before => FindDifference(before, tables, table.Spec));
        return tables;
    }

    private void CheckSame(string name, Func<string, string?> findDifference)
    {
        var path = Locate(name);
        try
        {
            if (File.Exists(path) && findDifference(NamedFile.ReadText(path)) is { } difference)
                throw new InvalidDataException($"{Path} holds {difference}. Choose another folder or name, or delete this one.");
        }
        catch (JsonException exception)
        {
            throw Unreadable(path, exception.Message, exception);
        }
    }

    private string? FindDifference(string before, IReadOnlyList<TableDocument> now, SearchSpaceSpec spec)
    {
        var type = OsnasJson.Default.IReadOnlyListTableDocument;
        if (JsonDifference.Find(before, JsonText.Write(now, type)) is not { } difference)
            return null;
        return RunDifference.OfTables(JsonText.Parse(Locate(LookUpTableFile), before, type), now, spec)
            ?? $"another run: {LookUpTableFile} differs, {difference}";
    }

    private void CheckSameData(DataSplit data)
    {
        if (RunData.TryRead(Path) is not { } before)
            throw new InvalidDataException(
                $"{Path} holds a run of an earlier version of Osnas, without {DataFile}. Its data can't be compared with the "
                + "current data. Choose another folder or name, or delete this one.");
        if (RunData.FindDifference(Path, before, data) is { } difference)
            throw new InvalidDataException(
                $"{Path} holds a run on other data: {difference}. Restore the data to resume the run; for the current data, choose "
                + "another folder or name.");
    }

    private static InvalidDataException Unreadable(string path, string fault, Exception? inner = null) => new(
        $"{path} can't be read: {fault} If the run has the current options, delete this file to resume the run; otherwise, choose "
        + "another folder or name.",
        inner);

    private string Locate(params string[] names) => System.IO.Path.Combine([Path, .. names]);
}
