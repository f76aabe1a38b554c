using System.Text;

namespace Osnas.Dashboard.Tests;

/// <summary>Pages stay small, whatever they are about.</summary>
public sealed class BoundsTests
{
    private const int Most = 5_000_000; // bytes

    [Fact]
    public async Task Of_100000_candidates_some_are_drawn_and_all_are_counted()
    {
        await using var served = new ServedRuns();
        served.AddSearch("large", seed: 3, candidates: 100_000);
        served.AddSearch("second", seed: 4, candidates: 5_000);
        await served.StartAsync();

        var run = await ReadAsync(served, "/run?run=large");
        var compared = await ReadAsync(served, "/compare?run=large&run=second");

        Assert.StartsWith("100,000 candidates evaluated", run.QuerySelector("#search p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The pictures show 2,000 of them", run.QuerySelector("#search p")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(compared.QuerySelectorAll("#compared-searches svg"));
    }

    [Fact]
    public async Task Of_1200_runs_the_latest_are_listed_and_all_are_counted()
    {
        await using var served = new ServedRuns();
        ManyRuns.Write(served.Folder, ServedRuns.Table, ServedRuns.Budget, 8);
        foreach (var copy in Enumerable.Range(8, 1192))
        {
            // A list reads no more of a finished run than this.
            Directory.CreateDirectory(served.Locate($"run {copy}"));
            foreach (var file in (string[])["config.json", "report.json", "winner.dat"])
                File.Copy(Path.Combine(served.Locate("run 000"), file), Path.Combine(served.Locate($"run {copy}"), file));
        }

        await served.StartAsync();

        var page = await ReadAsync(served, "/");

        Assert.Equal(1000, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(
            "1,200 runs: 1,200 finished. Only the 1,000 that changed last are shown: name what you look for.",
            page.QuerySelector("#summary")!.TextContent.Trim());
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(ServedRuns served, string address)
    {
        var html = await served.Client.GetStringAsync(address);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, Most);
        return ServedRuns.Read(html);
    }
}
