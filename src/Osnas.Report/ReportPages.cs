using Osnas.Experiments;
using Osnas.Report.Page;
using Osnas.Report.Runs;
using Osnas.Report.Space;

namespace Osnas.Report;

/// <summary>The pages that Osnas writes. Each is one HTML file that loads nothing.</summary>
public static class ReportPages
{
    /// <summary>The name of the page in the folder of a run.</summary>
    public const string FileName = "report.html";

    /// <summary>The page of a search space, without any run.</summary>
    /// <param name="table">The costs of the space for one size of images and number of classes.</param>
    /// <param name="budget">The budgets to mark.</param>
    /// <returns>The page.</returns>
    public static string OfSpace(BaseLookUpTable table, IReadOnlyList<ConstraintCfg> budget)
    {
        var space = SpaceRecord.Create(table, budget);
        return OfSpace(SpaceSheet.Create(space, space.Outline!));
    }

    /// <summary>The page of a run, or of several side by side. They may be finished, stopped or under way.</summary>
    /// <param name="folders">The folders of the runs.</param>
    /// <returns>The page.</returns>
    /// <exception cref="IOException">A folder isn't that of a run.</exception>
    public static string OfRuns(params IReadOnlyList<string> folders) =>
        OfRuns(Read(folders));

    /// <summary>Writes the page of a run into its folder.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <returns>The file.</returns>
    /// <exception cref="IOException">The folder isn't that of a run, or can't be written to.</exception>
    public static string WriteInto(string folder)
    {
        var file = Path.Combine(folder, FileName);
        AtomicFile.WriteAllText(file, OfRuns(folder));
        return file;
    }

    internal static IReadOnlyList<RunSheet> Read(IReadOnlyList<string> folders) =>
        [.. RunReader.ReadAll(folders).Select(RunSheet.Create)];

    internal static string OfSpace(SpaceSheet space) =>
        PageRenderer.Render(space.Name, Fragment.Of<SpacePage>(nameof(SpacePage.Space), space));

    internal static string OfRuns(IReadOnlyList<RunSheet> runs) => PageRenderer.Render(
        string.Join(", ", runs.Select(run => run.Name)), Fragment.Of<RunPage>(nameof(RunPage.Runs), runs));
}
