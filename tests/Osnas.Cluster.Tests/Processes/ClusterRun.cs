using Osnas.EndToEnd;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Cluster.Tests.Processes;

/// <summary>A search of seconds, that coordinators and workers run in processes of their own.</summary>
internal static class ClusterRun
{
    /// <summary>The candidates that may be evaluated at the same time.</summary>
    public const int InFlight = 3;

    /// <summary>The options of the search, which are the defaults of the program (Program.cs).</summary>
    /// <param name="folder">The folder of the run, or the parent of those of the program.</param>
    public static SearchOptions Options(string folder) => new()
    {
        Space = nameof(TinySpace),
        Data = new() { Source = Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), Limit = 240 },
        Output = folder,
        Seed = 2,
        InFlight = InFlight,
        Supernet = new() { Epochs = 2, BatchSize = 16, Optimizer = OptimizerKind.Adam, LearningRate = 0.01 },
        Model = new() { Epochs = 3, BatchSize = 16 },
        Searcher = new EvolutionOptions { Population = 8, Parents = 4, Generations = 3 },
        CalibrationImages = 32,
        Baselines = 1,
        Finalists = 2,
    };

    /// <summary>What doesn't depend on who did the work: the report, and the candidates, in any order, so without their numbers.</summary>
    /// <param name="folder">The folder of a finished run.</param>
    public static (string Report, string Candidates) Read(string folder) => (
        File.ReadAllText(Path.Combine(folder, RunDirectory.ReportFile)).Replace(folder, "FOLDER", StringComparison.Ordinal),
        string.Join(
            '\n',
            File.ReadLines(Path.Combine(folder, "candidates.csv"))
                .Select(line => line[line.IndexOf(',', StringComparison.Ordinal)..])
                .Order(StringComparer.Ordinal)));
}
