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

        Assert.Equal(["front", "origin", "progress", "search"], parts.Keys.Order(StringComparer.Ordinal));
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

        Assert.Equal(["front", "origin", "progress", "search"], (await again.ReadAsync()).Parts.Keys.Order(StringComparer.Ordinal));
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
        var page = new LivePage(content, TimeSpan.FromMilliseconds(1), NoFault);
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
    public void All_who_look_share_one_look_at_the_files()
    {
        var content = new CountedContent();
        var page = new LivePage(content, TimeSpan.FromDays(1), NoFault);
        using var first = page.Watch();
        using var second = page.Watch();

        var state = page.Look().State;
        Assert.Same(state, page.Look().State);
        Assert.Same(state, page.Look().State);
        Assert.Equal(1, content.Stamps);
    }

    [Fact]
    public async Task A_look_that_fails_is_told_once_and_the_page_goes_on()
    {
        var (content, told) = (new CountedContent(), new TaskCompletionSource<Exception>());
        var page = new LivePage(content, TimeSpan.FromMilliseconds(1), told.SetResult);
        using var watch = page.Watch();
        var change = page.Look().Change;

        content.Fault = "no memory";
        content.Change();
        Assert.Equal("no memory", (await told.Task).Message);
        Assert.False(change.IsCompleted);
        content.Fault = null;
        await change;
    }

    [Fact]
    public void A_page_that_nobody_has_open_is_not_watched()
    {
        var page = new LivePage(new CountedContent(), TimeSpan.FromMilliseconds(1), NoFault);
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

        LivePage Get(string key) => pages.Get(key, () => new(new CountedContent(), TimeSpan.FromSeconds(1), NoFault));
    }

    private static void NoFault(Exception exception) => Assert.Fail(exception.Message);

    private sealed class CountedContent : ILiveContent
    {
        private volatile int _stamp;
        private volatile string? _fault;

        public int Renderings { get; private set; }

        public int Stamps { get; private set; }

        /// <summary>What renderings fail for; null if they don't.</summary>
        public string? Fault
        {
            set => _fault = value;
        }

        public void Change() => _stamp++;

        public string Stamp()
        {
            Stamps++;
            return $"{_stamp}";
        }

        public IReadOnlyList<RenderedPart> Render()
        {
            if (_fault is { } fault)
                throw new InvalidOperationException(fault);
            Renderings++;
            return [new("part", $"<section id=\"part\">{_stamp}</section>")];
        }
    }
}
