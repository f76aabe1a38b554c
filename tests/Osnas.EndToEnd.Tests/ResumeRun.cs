using System.Diagnostics;
using Osnas.Experiments;
using Osnas.Runtime.Tests;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>A run as short as one with all phases can be, to be stopped and taken up again.</summary>
internal static class ResumeRun
{
    /// <summary>80 training steps and 8 evaluations.</summary>
    public const int Events = (5 * 2 * 8) + 8;

    /// <summary>What the phases of a run are called, in order. The last three are what the winner is compared with.</summary>
    public static readonly string[] Phases = ["supernet", Search, "winner", "cheapest", "most expensive", "random 1"];

    /// <summary>
    /// How many events the run of a process may be ahead of who reads of them: it is killed in the midst of something, but not
    /// long after.
    /// </summary>
    public const int Ahead = 8;

    /// <summary>What the training of an architecture generator is called; an evolution has none.</summary>
    public const string Generator = "generator";

    private const string Search = "search";
    private const string Curves = "-curves";

    public static SearchOptions Options(string folder) => new()
    {
        Space = nameof(TinySpace),
        Data = new() { Source = Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), Limit = 240 },
        Output = folder,
        TensorBoard = folder + Curves,
        Seed = 2,
        Sampler = new FairnessSamplerOptions(),
        Supernet = new() { Epochs = 2, BatchSize = 16, Optimizer = OptimizerKind.Adam, LearningRate = 0.01 },
        Model = new() { Epochs = 2, BatchSize = 16, KeepBest = true, WarmupEpochs = 1 },
        Searcher = new EvolutionOptions { Population = 4, Parents = 2, Generations = 1 },
        CalibrationImages = 32,
        Baselines = 1,
    };

    /// <summary>Starts the program of these tests, which runs this in a folder (Program.cs).</summary>
    public static Process Start(string program, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [program, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>All files of a run that don't tell the time, without the folder's own name in them.</summary>
    public static SortedDictionary<string, string> Read(string folder) =>
        new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is not (RunDirectory.VersionFile or RunDirectory.TimesFile)).ToDictionary(
        path => Path.GetRelativePath(folder, path),
        path => path.EndsWith(".json", StringComparison.Ordinal)
            ? File.ReadAllText(path).Replace(folder, "FOLDER", StringComparison.Ordinal)
            : Convert.ToHexString(File.ReadAllBytes(path))));

    /// <summary>All curves of a run: what is at a point more than once is there more than once.</summary>
    public static SortedDictionary<string, string> ReadCurves(string folder) =>
        new(Directory.EnumerateDirectories(folder + Curves).ToDictionary(
        path => Path.GetFileName(path),
        path => string.Join('\n', EventFiles.Read(path).Select(point => $"{point.Curve} {point.Step} {point.Value:R}"))));

    /// <summary>
    /// Does something at each step, given the network that is trained, at each epoch of a generator, and at each evaluation,
    /// given its phase: "start" or "search".
    /// </summary>
    internal sealed class Watcher(Action<string> act) : IExperimentObserver
    {
        public IReadOnlyList<string> Summary { get; private set; } = [];

        public bool WantsEstimate { get; init; }

        public List<RunEstimate> Estimates { get; } = [];

        /// <summary>The evaluations that an earlier process made.</summary>
        public int Known { get; private set; }

        public void Started(IReadOnlyList<string> summary) => Summary = summary;

        public void Estimated(RunEstimate estimate) => Estimates.Add(estimate);

        public void Trained(string network, TrainingStep progress) => act(network);

        public void Generated(GeneratorStep progress) => act(Generator);

        public void Evaluated(SearchStep progress)
        {
            Known += progress.IsKnown ? 1 : 0;
            act(progress.Phase);
        }
    }
}
