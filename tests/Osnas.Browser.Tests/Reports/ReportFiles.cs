using Osnas.Browser.Tests.Browsing;
using Osnas.Experiments;
using Osnas.Report;
using Osnas.Spaces;

namespace Osnas.Browser.Tests.Reports;

/// <summary>Report pages of all kinds, written once for all tests.</summary>
public sealed class ReportFiles : IDisposable
{
    /// <summary>The page of a finished search, of a space whose tables are wide.</summary>
    internal const string Search = "search";

    internal const string Training = "training";
    internal const string Stopped = "stopped";
    internal const string Damaged = "damaged";
    internal const string Untrained = "untrained";
    internal const string Space = "space";

    /// <summary>100,000 candidates and 200 classes.</summary>
    internal const string Large = "large";

    /// <summary>All of these runs side by side.</summary>
    internal const string Several = "several";

    private static readonly string[] Classes =
    [
        "cat", "dog", "newt", "Wire-haired pointing griffon, brown and white", "n02101006", "a, b", "Straßenbahn", "9", "true", "other",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-reports-").FullName;

    public ReportFiles()
    {
        var table = Table("small-64");
        SampleRun.Write(Locate(Search), table, BudgetOf(table), 300, Classes);
        SampleRun.Write(Locate(Untrained), table, BudgetOf(table), 60, Classes, seed: 4, fitness: "naswot", trainings: 1);
        SampleTraining.Write(Locate(Training), table, Classes);
        using (var running = new RunningSample(Locate(Stopped), table, BudgetOf(table), 100, Classes))
            running.Evaluate(40);
        SampleRun.Write(Locate(Damaged), table, BudgetOf(table), 40, Classes);
        File.WriteAllText(Locate(Damaged, RunDirectory.ReportFile), "{");
        File.AppendAllText(Locate(Damaged, RunDirectory.CandidatesFile), "not a candidate\n");
        File.Delete(Locate(Damaged, RunDirectory.SpaceFile));
        string[] runs = [Search, Untrained, Training, Stopped, Damaged];
        foreach (var run in runs)
            ReportPages.WriteInto(Locate(run));
        File.WriteAllText(Locate($"{Several}.html"), ReportPages.OfRuns([.. runs.Select(run => Locate(run))]));
        WriteSpace(Space, "large-224");
        if (!FullMatrix.IsAsked)
            return;
        SampleRun.Write(Locate(Large), table, BudgetOf(table), 100_000, [.. Enumerable.Range(0, 200).Select(index => $"class {index}")]);
        ReportPages.WriteInto(Locate(Large));
        foreach (var preset in PresetCatalog.Names)
            WriteSpace(preset, preset);
    }

    /// <summary>The names of the pages.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        Search, Untrained, Training, Stopped, Damaged, Space, Several,
        .. FullMatrix.IsAsked ? [Large, .. PresetCatalog.Names] : Array.Empty<string>(),
    ];

    /// <summary>Those that have all that the others have, for checks that take seconds.</summary>
    internal static IReadOnlyList<string> Main { get; } = FullMatrix.IsAsked ? Names : [Search, Space, Several];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The address of a page.</summary>
    internal Uri this[string name] => new(Directory.Exists(Locate(name)) ? Locate(name, ReportPages.FileName) : Locate($"{name}.html"));

    /// <summary>A file, in the folder of all pages.</summary>
    internal string Locate(params string[] parts) => Path.Combine([_folder, .. parts]);

    /// <summary>The costs of a preset.</summary>
    internal static BaseLookUpTable Table(string preset)
    {
        var space = SearchSpaces.Get(preset);
        return space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes);
    }

    private void WriteSpace(string name, string preset)
    {
        var table = Table(preset);
        File.WriteAllText(Locate($"{name}.html"), ReportPages.OfSpace(table, [BudgetOf(table)]));
    }

    /// <summary>A budget that about half of the architectures meet.</summary>
    private static ConstraintCfg BudgetOf(BaseLookUpTable table)
    {
        var statistics = table.GetStatistics(InfoMetric.Flops);
        return new(InfoMetric.Flops, AtMost: Math.Round((statistics.Min + statistics.Max) / 2));
    }
}
