using System.Net;
using AngleSharp.Dom;

namespace Osnas.Dashboard.Tests;

/// <summary>The page of a run, and runs side by side.</summary>
public sealed class RunPageTests
{
    [Fact]
    public async Task A_run_is_its_report_with_its_progress()
    {
        await using var served = new ServedRuns();
        using var running = served.AddRunning("under way");
        running.Evaluate(10);
        await served.StartAsync();

        var page = await served.OpenAsync("/run?run=under%20way");

        Assert.Equal("under way", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal("0.25", page.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Equal(
            "search: 10 of 40 candidates (25 %); about 1 min left of the whole run", page.QuerySelector(".progress span")!.TextContent);
        Assert.Equal("search: 20 % done", page.QuerySelector("#progress [role=status]")!.TextContent);
        Assert.StartsWith("10 candidates evaluated", page.QuerySelector("#search p")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#origin"));
    }

    [Fact]
    public async Task A_training_in_the_folder_of_its_search_is_a_run()
    {
        await using var served = new ServedRuns();
        served.AddSearch("search");
        SampleTraining.Write(served.Locate("search/model"), TinySample.Table, TinySample.Classes);
        await served.StartAsync();

        Assert.Equal("search/model", (await served.OpenAsync("/run?run=search%2Fmodel")).QuerySelector("h1")!.TextContent);
    }

    /// <summary>Prevents: files of other folders that are shown to who asks for them.</summary>
    [Theory]
    [InlineData("../outside")]
    [InlineData("first/../../outside")]
    [InlineData("..\\outside")]
    [InlineData("first/.")]
    [InlineData("./first")]
    [InlineData("first/")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("link")]
    [InlineData("first/model")]
    [InlineData("no such run")]
    public async Task Only_runs_of_the_folder_have_a_page(string name)
    {
        await using var served = new ServedRuns();
        served.AddSearch("first");
        SampleRun.Write(served.Outside("outside"), TinySample.Table, TinySample.Budget, 20, TinySample.Classes);
        Directory.CreateSymbolicLink(served.Locate("link"), served.Outside("outside"));
        Directory.CreateSymbolicLink(served.Locate("first/model"), served.Outside("outside"));
        await served.StartAsync();

        var page = await served.OpenAsync($"/run?run={Uri.EscapeDataString(name)}", HttpStatusCode.NotFound);
        await served.OpenAsync($"/run/events?run={Uri.EscapeDataString(name)}", HttpStatusCode.NotFound);
        await served.OpenAsync($"/compare?run=first&run={Uri.EscapeDataString(name)}", HttpStatusCode.NotFound);

        Assert.Contains($"There is no run '{name}' in {served.Folder}.", page.QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith(
            $"2 folders left out: links aren't followed, since they may lead out of {served.Folder}.",
            (await served.OpenAsync("/")).QuerySelector("#summary")!.TextContent.Trim(),
            StringComparison.Ordinal);
    }

    /// <summary>Prevents: a file of somebody else whose lines a page shows, since a run has a link to it.</summary>
    [Theory]
    [InlineData("candidates.csv")]
    [InlineData("report.json")]
    [InlineData("another")]
    public async Task A_run_with_a_link_among_its_files_is_not_shown(string file)
    {
        await using var served = new ServedRuns();
        served.AddSearch("run");
        await served.StartAsync();
        using var events = await EventReader.OpenAsync(served.Client, await served.OpenAsync("/run?run=run"));

        await File.WriteAllTextAsync(served.Outside("private"), "what nobody else may read");
        File.Delete(Path.Combine(served.Locate("run"), file));
        File.CreateSymbolicLink(Path.Combine(served.Locate("run"), file), served.Outside("private"));

        var (parts, _) = await events.ReadAsync();
        while (!parts.TryGetValue("progress", out var progress) || !progress.Contains("may lead out of", StringComparison.Ordinal))
            (parts, _) = await events.ReadAsync();
        await served.OpenAsync("/run?run=run", HttpStatusCode.NotFound);
        var list = await served.OpenAsync("/");
        Assert.Empty(list.QuerySelectorAll("tbody tr"));
        Assert.StartsWith(
            $"There are no runs in {served.Folder}. 1 folder left out: links aren't followed",
            list.QuerySelector("#summary")!.TextContent.Trim(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_an_absolute_path_is_no_run()
    {
        await using var served = new ServedRuns();
        SampleRun.Write(served.Outside("outside"), TinySample.Table, TinySample.Budget, 20, TinySample.Classes);
        await served.StartAsync();

        await served.OpenAsync($"/run?run={Uri.EscapeDataString(served.Outside("outside"))}", HttpStatusCode.NotFound);
        await served.OpenAsync("/runs/first", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Runs_are_compared()
    {
        await using var served = new ServedRuns();
        served.AddSearch("first", seed: 3);
        served.AddSearch("second", seed: 4);
        await served.StartAsync();

        var page = await served.OpenAsync("/compare?run=first&run=second&run=first");

        Assert.Equal("2 runs side by side", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["/run?run=first", "/run?run=second"], page.QuerySelectorAll(".links a").Select(link => link.GetAttribute("href")));
        Assert.Equal(
            ["seed", "3", "4"], page.QuerySelectorAll("#compared-options tbody tr > *").Select(cell => cell.TextContent.Trim()));
        Assert.NotEmpty(page.QuerySelectorAll("#compared-searches svg"));
        Assert.NotEmpty(page.QuerySelectorAll("#compared-fronts svg"));
    }

    [Fact]
    public async Task Runs_with_long_names_are_compared()
    {
        await using var served = new ServedRuns();
        string[] names = [.. Enumerable.Range(0, 20).Select(number => new string('ö', 120) + number)];
        ManyRuns.Write(served.Folder, 20);
        foreach (var (name, folder) in names.Zip(Directory.GetDirectories(served.Folder)))
            Directory.Move(folder, served.Locate(name));
        await served.StartAsync();

        var page = await served.OpenAsync($"/compare?{string.Join('&', names.Select(name => $"run={Uri.EscapeDataString(name)}"))}");

        Assert.Equal(names, page.QuerySelectorAll(".links a").Select(link => link.TextContent));
    }

    [Theory]
    [InlineData(0, "0 runs were checked")]
    [InlineData(1, "1 run was checked")]
    [InlineData(21, "21 runs were checked")]
    public async Task Too_few_and_too_many_runs_are_told(int count, string told)
    {
        await using var served = new ServedRuns();
        await served.StartAsync();

        var page = await served.OpenAsync(
            $"/compare?{string.Join('&', Enumerable.Range(0, count).Select(number => $"run={number}"))}", HttpStatusCode.BadRequest);

        Assert.Equal($"Choose two runs or more, up to 20: {told} in the list.", page.QuerySelector("p")!.TextContent);
    }
}
