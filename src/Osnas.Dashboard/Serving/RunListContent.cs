using Osnas.Dashboard.Live;
using Osnas.Dashboard.Pages;
using Osnas.Dashboard.Reading;
using Osnas.Experiments;
using Osnas.Report.Page;

namespace Osnas.Dashboard.Serving;

/// <summary>The runs of a folder: those that are running, and the others.</summary>
/// <param name="shelf">The runs.</param>
/// <param name="options">Their folder, and how many of them are shown.</param>
/// <param name="filter">Which of them are shown.</param>
internal sealed class RunListContent(RunShelf shelf, DashboardOptions options, RunFilter filter) : ILiveContent
{
    private RunShelfContent _content = new([], 0, string.Empty);
    private string? _fault;

    public string Stamp()
    {
        try
        {
            (_content, _fault) = (shelf.Read(), null);
            return _content.Stamp;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            (_content, _fault) = (new([], 0, string.Empty), exception.Message);
            return _fault;
        }
    }

    public IReadOnlyList<RenderedPart> Render()
    {
        RunEntry[] taken = [.. _content.Runs.Where(filter.Takes)];
        RunRow[] rows = [.. taken.Take(options.MostRows).Select(RunRow.Create)];
        return PageRenderer.Render(
        [
            new("summary", null, Fragment.Of<TextView>(nameof(TextView.Text), Summarize(taken.Length))),
            Table("running", "Running", [.. rows.Where(row => row.IsRunning)]),
            Table("others", "Not running", [.. rows.Where(row => !row.IsRunning)]),
        ]);
    }

    private static PagePart Table(string id, string title, RunRow[] rows) => new(
        id, title, rows.Length == 0 ? null : Fragment.Of<RunTable>(nameof(RunTable.Sheet), new RunTableSheet(title, rows)));

    private string Summarize(int taken)
    {
        if (_fault is { } fault)
            return fault;
        var all = _content.Runs;
        var states = all.GroupBy(run => run.Summary.State).OrderBy(group => group.Key)
            .Select(group => $"{NumberText.Exact(group.Count())} {RunStateNames.Of(group.Key)}");
        string?[] sentences =
        [
            all.Count == 0 ? $"There are no runs in {options.Folder}."
                : $"{NumberText.Count(all.Count, "run")}: {string.Join(", ", states)}.",
            filter.IsEmpty ? null : $"{NumberText.Exact(taken)} of them match.",
            taken > options.MostRows
                ? $"Only the {NumberText.Exact(options.MostRows)} that changed last are shown: name what you look for."
                : null,
            _content.Links > 0
                ? $"{NumberText.Count(_content.Links, "folder")} left out: links aren't followed, since they may lead out of "
                    + $"{options.Folder}."
                : null,
        ];
        return string.Join(' ', sentences.OfType<string>());
    }
}
