using System.Diagnostics;
using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using Osnas.App.Tests.Pages;
using Osnas.LookUpTables;
using Osnas.Spaces;
using Xunit.Abstractions;

namespace Osnas.Dashboard.Tests;

/// <summary>Pages stay small, whatever they are about. The output has the times that docs/results/dashboard.md tells.</summary>
public sealed class BoundsTests(ITestOutputHelper output)
{
    private const int Most = 5_000_000; // bytes

    [Fact]
    public async Task Of_100000_candidates_some_are_drawn_and_all_are_counted()
    {
        await using var served = new ServedRuns();
        var space = SearchSpaces.Get("small-64");
        var table = space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes);
        var statistics = table.GetStatistics(InfoMetric.Flops);
        var budget = new ConstraintCfg(InfoMetric.Flops, AtMost: Math.Round((statistics.Min + statistics.Max) / 2));
        SampleRun.Write(served.Locate("large"), table, budget, 100_000, TinySample.Classes, seed: 3);
        SampleRun.Write(served.Locate("second"), table, budget, 1000, TinySample.Classes, seed: 4);
        await served.StartAsync();

        var run = await ReadAsync(served, "/run?run=large", "a run of 100,000 candidates");
        var compared = await ReadAsync(served, "/compare?run=large&run=second", "the same beside another");

        Assert.StartsWith("100,000 candidates evaluated", run.QuerySelector("#search p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The pictures show 2,000 of them", run.QuerySelector("#search p")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(compared.QuerySelectorAll("#compared-fronts svg"));
    }

    [Fact]
    public async Task Of_500_runs_each_has_a_row()
    {
        await using var served = new ServedRuns();
        ManyRuns.Write(served.Folder, 499);
        using var running = served.AddRunning("under way", candidates: 200_000);
        running.Evaluate(100_000);
        await served.StartAsync();

        var page = await ReadAsync(served, "/", "500 runs, one under way with 100,000 candidates");

        Assert.Equal(500, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("500 runs: 499 finished, 1 running.", page.QuerySelector("#summary")!.TextContent.Trim());
    }

    [Fact]
    public async Task Of_more_runs_than_the_list_has_rows_the_latest_are_shown_and_all_are_counted()
    {
        await using var served = new ServedRuns { MostRows = 2 };
        foreach (var (name, hour) in (ReadOnlySpan<(string, int)>)[("old", 1), ("new", 3), ("between", 2)])
        {
            served.AddSearch(name);
            foreach (var file in Directory.EnumerateFiles(served.Locate(name)))
                File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, hour, 0, 0, DateTimeKind.Utc));
        }

        await served.StartAsync();
        var page = await served.OpenAsync("/");

        Assert.Equal("2026-01-01T03:00:00Z", page.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal(["new", "between"], page.QuerySelectorAll("tbody a").Select(link => link.TextContent));
        Assert.Equal(
            "3 runs: 3 finished. Only the 2 that changed last are shown: name what you look for.",
            page.QuerySelector("#summary")!.TextContent.Trim());
    }

    /// <summary>Reads a page twice: what was read of its runs is kept.</summary>
    private async Task<IHtmlDocument> ReadAsync(ServedRuns served, string address, string what)
    {
        await ReadOnceAsync(served, address, $"{what}, first");
        return ParsedPage.Read(await ReadOnceAsync(served, address, $"{what}, again"));
    }

    private async Task<string> ReadOnceAsync(ServedRuns served, string address, string what)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await served.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        var content = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var html = await response.Content.ReadAsStringAsync();
        var bytes = Encoding.UTF8.GetByteCount(html);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: content after {content:#,0} ms, {bytes:#,0} bytes"));
        Assert.InRange(bytes, 1, Most);
        return html;
    }
}
