using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>What a dry run shows, of a plan that was written down.</summary>
public sealed class DryRunTests
{
    private static readonly RunPlan Plan = new(
        Path.Combine("runs", "one"),
        Resumes: true,
        ["space     TinySpace", "seed      0"],
        new(
            [
                new("supernet", "images", 6000, 6000, 0.01) { Epochs = 60 }, new("generator", "epochs", 5, 0, null) { Epochs = 5 },
                new("search", "candidates", 0, 0, null), new("winner", "images", 3000, 1000, 0.05) { Epochs = 30 },
            ],
            500_000,
            1_000_001),
        ["config.json", "report.json"]);

    [Theory]
    [InlineData("search")]
    [InlineData("train", "--architecture", "0,0")]
    public async Task A_dry_run_shows_phases_time_memory_and_files(string command, params string[] options)
    {
        var run = await Run([command, "--space", "TinySpace", "--data", "x", .. options, "--dry-run"]);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(
                """
                space     TinySpace
                seed      0
                time      about 1:40, without the parts of unknown time
                          supernet        60 epochs         done
                          generator       5 epochs          not known yet
                          search          candidates        not known yet
                          winner          30 epochs         1:40 left
                memory    about 1 MB at most
                disk      about 2 MB at most
                files in runs/one: config.json, report.json, command.json, report.html, and the weights of each network
                This is a dry run: nothing was written.

                """.ReplaceLineEndings("\n"),
            run.Output);
    }

    /// <summary>All trainings of a network have one line.</summary>
    [Fact]
    public void Trainings_of_a_network_are_told_together()
    {
        var lines = EstimateView.Describe(
            new(
                [new("winner", "images", 3000, 3000, 0.05) { Epochs = 30 }, new("winner #2", "images", 3000, 1000, 0.05) { Epochs = 30 }],
                1,
                1));

        Assert.Equal("          winner          2 x 30 epochs     1:40 left", lines[1]);
        Assert.Equal(4, lines.Count);
    }

    [Fact]
    public async Task A_plan_is_a_document()
    {
        var json = (await Run("search", "--space", "TinySpace", "--data", "x", "--dry-run", "--json")).Json;

        Assert.True(json.GetProperty("resumes").GetBoolean());
        var estimate = json.GetProperty("estimate");
        Assert.Equal(100, estimate.GetProperty("secondsLeft").GetDouble(), 9);
        Assert.False(estimate.GetProperty("isComplete").GetBoolean());
        Assert.Equal(
            ["supernet", "generator", "search", "winner"],
            estimate.GetProperty("phases").EnumerateArray().Select(phase => phase.GetProperty("name").GetString()));
    }

    [Fact]
    public void A_right_estimate_counts_down()
    {
        Assert.Equal([90, 80, 50, 10, 0], Follow(secondsPerUnit: 1, 10, 20, 50, 90, 100));
    }

    /// <summary>After 10 of 50 units: 40 * 2^(10 / (10 + 2.5)) + 50 * 2^(10 / (10 + 5)), and so on.</summary>
    [Fact]
    public void A_wrong_estimate_is_corrected_by_what_is_measured()
    {
        Assert.Equal([149, 142.6, 93.9, 19.2, 0], Follow(secondsPerUnit: 2, 10, 20, 50, 90, 100));
    }

    /// <summary>As of a machine that was busy when the estimate was made: it is 80 times too high.</summary>
    [Fact]
    public void An_estimate_that_is_far_off_is_soon_forgotten()
    {
        Assert.Equal([3.9, 0.9, 0.2], Follow(secondsPerUnit: 0.0125, 10, 50, 90));
    }

    /// <summary>The first step, which prepares memory, doesn't count; after the limit, no step begins.</summary>
    [Theory]
    [InlineData(4, 0.1, 4, 0.1)]
    [InlineData(4, 0.3, 2, 0.3)]
    [InlineData(4, 3, 1, 4)]
    public void Few_steps_are_timed_where_they_are_slow(int most, double seconds, int expectedSteps, double expectedMedian)
    {
        var (clock, isStopped, steps) = (new ManualClock(), false, 0);
        var times = new StepTimes<int>(clock, most, TimeSpan.FromSeconds(1.5), () => isStopped = true);
        for (; !isStopped; steps++)
        {
            clock.Advance(steps == 0 ? seconds + 1 : seconds);
            times.Report(steps);
        }

        Assert.Equal(expectedSteps, steps);
        Assert.Equal(expectedMedian, times.Median!.Value, 6);
    }

    [Fact]
    public void Without_an_estimate_there_is_no_time()
    {
        var time = new RemainingTime(new ManualClock());

        time.Report("one", 1, 2);

        Assert.Null(time.Left);
    }

    /// <summary>A resumed training begins in its middle, a part that comes to nothing is passed over, another is new.</summary>
    [Fact]
    public void What_is_done_skipped_or_new_doesnt_mislead()
    {
        var clock = new ManualClock();
        var time = new RemainingTime(clock);
        time.Start(new(
            [new("one", "images", 100, 90, 1), new("two", "images", 50, 0, 1), new("three", "images", 20, 0, 1)], 0, 0));
        clock.Advance(5);
        time.Report("one", 95, 100);
        Assert.Equal(75, time.Left!.Value.TotalSeconds, 6);

        clock.Advance(5);
        time.Report("three", 5, 20);
        Assert.Equal(15, time.Left!.Value.TotalSeconds, 6);

        time.Report("other", 1, 2);
        Assert.Equal(0, time.Left!.Value.TotalSeconds, 6);
    }

    /// <summary>The seconds left after some of 100 units, in two parts that should take a second a unit.</summary>
    private static List<double> Follow(double secondsPerUnit, params int[] after)
    {
        var clock = new ManualClock();
        var time = new RemainingTime(clock);
        time.Start(new([new("one", "images", 50, 0, 1), new("two", "images", 50, 0, 1)], 0, 0));
        List<double> left = [];
        for (var unit = 1; unit <= 100; unit++)
        {
            clock.Advance(secondsPerUnit);
            time.Report(unit <= 50 ? "one" : "two", unit <= 50 ? unit : unit - 50, 50);
            if (after.Contains(unit))
                left.Add(Math.Round(time.Left!.Value.TotalSeconds, 1));
        }

        return left;
    }

    private static Task<CommandRun> Run(params string[] args) => CommandRun.Of(
        Scripted.Runners with { PlanSearch = (_, _, _) => Plan, PlanTrain = (_, _, _) => Plan }, null, args);
}
