using Microsoft.AspNetCore.Http;
using Osnas.App;
using Osnas.Dashboard.Live;
using Osnas.Dashboard.Pages;
using Osnas.Dashboard.Reading;
using Osnas.Report.Page;

namespace Osnas.Dashboard.Serving;

/// <summary>Finds the page of a request.</summary>
/// <param name="options">What is served.</param>
/// <param name="faults">Takes a line for a page that fails.</param>
internal sealed class DashboardPages(DashboardOptions options, TextWriter faults)
{
    /// <summary>More curves and columns side by side tell nothing.</summary>
    private const int MostCompared = 20;

    private readonly RunShelf _shelf = new(options.Folder);
    private readonly LivePages _pages = new();

    /// <summary>The list of runs.</summary>
    /// <param name="query">The fields that filter it.</param>
    public LiveDocument List(IQueryCollection query)
    {
        var filter = new RunFilter(query[PageUrls.Text].ToString().Trim(), query[PageUrls.State].ToString());
        return new(
            $"Runs in {options.Folder}",
            Fragment.Of<RunListHead>(nameof(RunListHead.Sheet), new RunListSheet(options.Folder, filter)),
            (PageUrls.EventsOf(PageUrls.List), [(PageUrls.Text, filter.Text), (PageUrls.State, filter.State)]),
            Get(["list", filter.Text, filter.State], () => new RunListContent(_shelf, options, filter)));
    }

    /// <summary>A run.</summary>
    /// <param name="query">The field that names it.</param>
    /// <exception cref="PageMissingException">There is no such run.</exception>
    public LiveDocument Run(IQueryCollection query)
    {
        var name = query[PageUrls.Name].ToString();
        var run = Find(name);
        return new(
            name,
            Fragment.Of<RunPageHead>(nameof(RunPageHead.Name), name),
            (PageUrls.EventsOf(PageUrls.Run), [(PageUrls.Name, name)]),
            Get(["run", name], () => new RunContent(name, run)));
    }

    /// <summary>Runs side by side.</summary>
    /// <param name="query">The fields that name them.</param>
    /// <exception cref="PageMissingException">There is no such run.</exception>
    /// <exception cref="BadHttpRequestException">They are too few or too many.</exception>
    public LiveDocument Compare(IQueryCollection query)
    {
        string[] names = [.. query[PageUrls.Name].OfType<string>().Distinct(StringComparer.Ordinal)];
        if (names.Length is < 2 or > MostCompared)
            throw new BadHttpRequestException(
                $"Choose two runs or more, up to {MostCompared}: {Words.Count(names.Length, "run")} "
                + $"{(names.Length == 1 ? "was" : "were")} checked in the list.");
        var runs = names.Select(name => (name, Find(name))).ToArray();
        return new(
            $"{names.Length} runs side by side",
            Fragment.Of<CompareHead>(nameof(CompareHead.Names), names),
            (PageUrls.EventsOf(PageUrls.Compare), names.Select(name => (PageUrls.Name, name))),
            Get(["compare", .. names], () => new ComparedContent(runs)));
    }

    private OwnRun Find(string name) => _shelf.Find(name)
        ?? throw new PageMissingException($"There is no run '{NumberText.Shorten(name)}' in {options.Folder}. It may have been deleted.");

    private LivePage Get(string[] key, Func<ILiveContent> create) =>
        _pages.Get(string.Join('\0', key), () => new LivePage(
            create(), options.Interval, exception => faults.WriteLine($"{key[0]}: {Failure.Describe(exception)}")));
}

/// <summary>There is no page for what a request asks for.</summary>
/// <param name="message">Why, and what to do.</param>
internal sealed class PageMissingException(string message) : Exception(message);
