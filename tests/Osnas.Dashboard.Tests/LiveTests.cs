using Osnas.Dashboard.Live;
using Osnas.Report.Page;

namespace Osnas.Dashboard.Tests;

/// <summary>The changes that an open page gets.</summary>
public sealed class LiveTests
{
    [Fact]
    public async Task A_page_gets_the_parts_that_changed()
    {
        await using var served = new ServedRuns();
        using var running = served.AddRunning("run");
        running.Evaluate(10);
        await served.StartAsync();
        var page = await served.OpenAsync("/run?run=run");
        using var events = await EventReader.OpenAsync(served.Client, page);

        running.Evaluate(5);
        var parts = new Dictionary<string, string>();
        while (parts.Count < 3 || !parts["search"].Contains("15 candidates", StringComparison.Ordinal)
            || !parts["progress"].Contains("15 of 40", StringComparison.Ordinal)
            || !parts["origin"].Contains("15 of 40", StringComparison.Ordinal))
        {
            foreach (var (id, html) in (await events.ReadAsync()).Parts)
                parts[id] = html;
        }

        Assert.Equal(["origin", "progress", "search"], parts.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("<section id=\"search\">", parts["search"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_comes_back_gets_what_changed_since()
    {
        await using var served = new ServedRuns();
        using var running = served.AddRunning("run");
        running.Evaluate(10);
        await served.StartAsync();
        string last;
        using (var events = await EventReader.OpenAsync(served.Client, "/run/events?run=run&have="))
        {
            var (parts, id) = await events.ReadAsync();
            Assert.Contains("lead", parts.Keys);
            last = id;
        }

        await served.StopAsync();
        running.Evaluate(10);
        await served.StartAsync();
        using var again = await EventReader.OpenAsync(served.Client, "/run/events?run=run&have=", last);

        Assert.Equal(["origin", "progress", "search"], (await again.ReadAsync()).Parts.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_that_nothing_changes_gets_signs_of_life_alone()
    {
        await using var served = new ServedRuns { Heartbeat = TimeSpan.FromMilliseconds(1) };
        served.AddSearch("run");
        await served.StartAsync();
        using var events = await EventReader.OpenAsync(served.Client, await served.OpenAsync("/run?run=run"));

        Assert.Equal([": nothing changed"], await events.ReadBlockAsync());
        Assert.Equal([": nothing changed"], await events.ReadBlockAsync());
    }

    [Fact]
    public async Task The_list_gets_runs_that_come_and_go()
    {
        await using var served = new ServedRuns();
        served.AddSearch("first");
        await served.StartAsync();
        using var events = await EventReader.OpenAsync(served.Client, await served.OpenAsync("/"));

        Directory.Move(served.Locate("first"), served.Locate("second"));
        var (parts, _) = await events.ReadAsync();
        while (!parts.TryGetValue("others", out var others) || !others.Contains("second", StringComparison.Ordinal))
            (parts, _) = await events.ReadAsync();
        Assert.DoesNotContain("first", parts["others"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_deleted_is_told()
    {
        await using var served = new ServedRuns();
        served.AddSearch("run");
        await served.StartAsync();
        using var events = await EventReader.OpenAsync(served.Client, await served.OpenAsync("/run?run=run"));

        Directory.Move(served.Locate("run"), served.Outside("run"));
        var (parts, _) = await events.ReadAsync();

        Assert.Equal("progress", Assert.Single(parts).Key);
        Assert.Contains("There is no folder", parts["progress"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_end_with_the_server()
    {
        await using var served = new ServedRuns();
        served.AddSearch("run");
        await served.StartAsync();
        using var events = await EventReader.OpenAsync(served.Client, await served.OpenAsync("/"));

        await served.Server.DisposeAsync();

        await Assert.ThrowsAsync<EndOfStreamException>(events.ReadBlockAsync);
    }

    [Fact]
    public async Task A_change_is_rendered_once_for_all_who_look()
    {
        var content = new CountedContent();
        var page = new LivePage(content, TimeSpan.FromMilliseconds(1));
        using var first = page.Watch();
        using var second = page.Watch();
        var change = page.Look().Change;

        content.Change();
        await change;

        Assert.Equal(2, content.Renderings);
        Assert.Equal("part:", page.Refresh().Token[..5]);
        Assert.Equal(2, content.Renderings);
    }

    [Fact]
    public void A_page_that_nobody_has_open_is_not_watched()
    {
        var page = new LivePage(new CountedContent(), TimeSpan.FromMilliseconds(1));
        var (first, second) = (page.Watch(), page.Watch());

        first.Dispose();
        first.Dispose();
        Assert.True(page.IsWatched);
        second.Dispose();
        Assert.False(page.IsWatched);
    }

    [Fact]
    public void The_same_page_is_found_again_and_old_ones_are_forgotten()
    {
        var pages = new LivePages();
        var first = Get("first");
        using var watch = first.Watch();
        var second = Get("second");
        Assert.Same(second, Get("second"));

        foreach (var other in Enumerable.Range(0, 40))
            Get($"{other}");

        Assert.Same(first, Get("first"));
        Assert.NotSame(second, Get("second"));

        LivePage Get(string key) => pages.Get(key, () => new(new CountedContent(), TimeSpan.FromSeconds(1)));
    }

    private sealed class CountedContent : ILiveContent
    {
        private volatile int _stamp;

        public int Renderings { get; private set; }

        public void Change() => _stamp++;

        public string Stamp() => $"{_stamp}";

        public IReadOnlyList<RenderedPart> Render()
        {
            Renderings++;
            return [new("part", $"<section id=\"part\">{_stamp}</section>")];
        }
    }
}
