using Osnas.Experiments;
using Osnas.Report.Page;
using Osnas.Report.Runs;
using Osnas.Report.Space;

namespace Osnas.Report;

/// <summary>Writes the pages of runs and search spaces. Each page is one HTML file that loads nothing else.</summary>
public static class ReportPages
{
    /// <summary>The name of the page in the folder of a run.</summary>
    public const string FileName = "report.html";

    /// <summary>Renders the page of a search space, without a run.</summary>
    /// <param name="table">The costs of the space for one size of images and number of classes.</param>
    /// <param name="budget">The budgets to show on the page.</param>
    /// <returns>The HTML of the page.</returns>
    public static string OfSpace(BaseLookUpTable table, IReadOnlyList<ConstraintCfg> budget)
    {
        var space = SpaceRecord.Create(table, budget);
        return OfSpace(SpaceSheet.Create(space, space.Outline!));
    }

    /// <summary>Renders the page of one run, or of several runs side by side. A run can be finished, stopped or running.</summary>
    /// <param name="folders">The folders of the runs.</param>
    /// <returns>The HTML of the page.</returns>
    /// <exception cref="IOException">A folder doesn't contain a run.</exception>
    public static string OfRuns(params IReadOnlyList<string> folders) =>
        OfRuns(Read(folders));

    /// <summary>Writes the page of a run to the file <see cref="FileName"/> in its folder, and replaces an earlier page.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="IOException">The folder doesn't contain a run, or the file can't be written.</exception>
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
