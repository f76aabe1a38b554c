using Osnas.Latency;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;

namespace Osnas.Runtime.Tests;

/// <summary>Measurements with a clock that is part of the test.</summary>
public sealed class LatencyMeasurementTests
{
    private static readonly LatencyOptions Options = new() { BatchSize = 2, Threads = 1, Warmup = 2, Repetitions = 5, Networks = 6 };

    [Fact]
    public void Times_are_the_median_and_the_spread_of_what_comes_after_the_warmup()
    {
        var (passes, clock) = (0, new Queue<double>([9, 1, 5, 3, 7]));
        var timing = Timing.Measure(() => passes++, warmup: 4, repetitions: 5, work =>
        {
            work();
            return clock.Dequeue();
        });

        Assert.Equal((9, 5.0, 7.0 - 3), (passes, timing.Median, timing.Spread));
    }

    [Fact]
    public void A_quantile_is_between_two_ranks()
    {
        var clock = new Queue<double>([4, 1, 2, 3]);

        Assert.Equal(new(2.5, 1.5), Timing.Measure(() => { }, 0, 4, _ => clock.Dequeue()));
    }

    /// <summary>The warm-up is work from before: the device has finished it when the clock starts.</summary>
    [Fact]
    public void A_device_has_finished_its_work_when_the_clock_starts_and_when_it_stops()
    {
        var events = new List<string>();
        var timer = DeviceTimer.Create(
            work =>
            {
                events.Add("start");
                work();
                events.Add("stop");
                return 1;
            },
            () => events.Add("wait"));
        Timing.Measure(() => events.Add("work"), warmup: 2, repetitions: 3, timer);

        string[] repetition = ["wait", "start", "work", "wait", "stop"];
        Assert.Equal(["work", "work", .. repetition, .. repetition, .. repetition], events);
    }

    [Fact]
    public void A_device_that_cant_be_waited_for_is_refused() => Assert.Throws<NotSupportedException>(
        () => DeviceTimer.Create(Timing.Stopwatch, torch.META));

    [Fact]
    public void The_clock_of_the_machine_does_the_work()
    {
        var isDone = false;

        Assert.True(Timing.Stopwatch(() => isDone = true) >= 0);
        Assert.True(isDone);
    }

    /// <summary>A clock that gives every pass of the n-th thing n milliseconds.</summary>
    [Fact]
    public void Every_block_is_measured_once_and_networks_after_them()
    {
        var (steps, latency) = Measure(TinySpace.LookUpTable.Create());

        // The stem, 3 + 2 + 3 candidates, two blocks at the end, and the networks, at a batch of 2 and of 1.
        Assert.Equal(23, steps.Count);
        Assert.All(steps, (step, index) => Assert.Equal((index + 1, 23, new Timing(index + 1, 0)), (step.Done, step.Total, step.Timing)));
        Assert.Equal("fixed block 0", steps[0].What);
        Assert.Equal($"layer 1, {TinySpace.Spec.MicroCfg[2]}", steps[5].What);
        Assert.Equal("fixed block 2", steps[10].What);
        Assert.StartsWith("network ", steps[11].What, StringComparison.Ordinal);

        // Cells 2, 3, 4; 5, 6; 7, 8, 9; fixed stages 1 + 10 + 11.
        double?[][] medians = [[2, 3, 4], [5, null, 6], [7, 8, 9]];
        Assert.Equal(medians.Select(row => row.Select(cell => cell * latency.Fit.Scale)), latency.Rows);
        Assert.Equal((latency.Fit.Scale * 22) + latency.Fit.Offset, latency.Base, 9);
        Assert.Equal($"{steps[11].What}, batch of 1", steps[17].What);
        Assert.Equal([new(2, (14 + 15) / 2.0), new(1, (20 + 21) / 2.0)], latency.Networks);
        Assert.Equal(2 / 0.0145, latency.Networks![0].ImagesPerSecond, 9);
        Assert.Equal((3, 3), (latency.Fit.FittedNetworks, latency.Fit.TestedNetworks));
    }

    [Fact]
    public void Layers_of_one_shape_are_measured_once()
    {
        var table = Samples.FBNetS.LookUpTable.Create(inputSize: 32, classes: 10);
        var (steps, latency) = Measure(table, Options with { BatchSize = 1, Warmup = 0, Repetitions = 1, Networks = 4 });

        // 12 of 22 layers differ, with 9 candidates each; 4 fixed blocks and 4 networks.
        Assert.Equal((12 * 9) + 4 + 4, steps.Count);
        Assert.Equal(steps[^1].Total, steps.Count);
        Assert.Equal(latency.Rows[2], latency.Rows[3]);
        Assert.NotEqual(latency.Rows[1], latency.Rows[2]);
    }

    [Fact]
    public void How_it_was_measured_is_recorded()
    {
        var before = torch.get_num_threads();
        var latency = Measure(TinySpace.LookUpTable.Create(inputSize: new ImageSize(12, 9), classes: 5)).Latency;

        Assert.Equal(
            ("TinySpace", TinySpace.Spec.Fingerprint, new ImageSize(12, 9), 5),
            (latency.Space, latency.Fingerprint, latency.InputSize, latency.Classes));
        Assert.Equal((2, 1, 2, 5), (latency.BatchSize, latency.Threads, latency.Warmup, latency.Repetitions));
        Assert.Equal([3, 3], latency.Shape);
        Assert.Equal(Environment.ProcessorCount, latency.Device.Cores);
        Assert.Equal("2.10.0", latency.Device.Torch);
        Assert.Equal(
            ("cpu", null, null, $"CPU ({latency.Device.Processor}), libtorch 2.10.0"),
            (latency.Device.Kind, latency.Device.Gpu, latency.Device.Driver, latency.Device.ToString()));
        Assert.All(
            [latency.Device.Processor, latency.Device.OperatingSystem, latency.Device.Runtime, latency.Library],
            text => Assert.NotEmpty(text));
        Assert.Equal(before, torch.get_num_threads());
    }

    [Fact]
    public void Blocks_run_without_gradients_and_leave_no_tensors()
    {
        var table = TinySpace.LookUpTable.Create();
        using var supernet = new TinySpace.Supernet();
        var parameters = LiveTensors.CountParameters(supernet);
        foreach (var step in Measure(table).Steps.Where(step => step.What.StartsWith("network ", StringComparison.Ordinal)))
        {
            using var model = new TinySpace.Model(Architecture.Parse(step.What["network ".Length..].Split(", batch")[0]));
            parameters += LiveTensors.CountParameters(model);
        }

        LiveTensors.AssertConstant(
            2,
            () => LatencyMeasurement.Run(SearchSpaces.Get(nameof(TinySpace)), table, Options, work =>
            {
                Assert.False(torch.is_grad_enabled());
                work();
                return 1;
            }),
            parameters);
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        var done = 0;

        Assert.Throws<OperationCanceledException>(() => LatencyMeasurement.Run(
            SearchSpaces.Get(nameof(TinySpace)),
            TinySpace.LookUpTable.Create(),
            Options,
            work =>
            {
                if (++done == 3 * Options.Repetitions)
                    source.Cancel();
                return 1;
            },
            cancellation: source.Token));
        Assert.Equal(3 * Options.Repetitions, done);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        LatencyOptions[] wrong =
            [
                Options with { BatchSize = 0 }, Options with { Threads = 0 }, Options with { Warmup = -1 },
                Options with { Repetitions = 0 }, Options with { Networks = 3 }
            ];

        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(options.Check));
    }

    [Fact]
    public void A_budget_of_time_is_met()
    {
        var table = TinySpace.LookUpTable.Create();
        table.UseLatency(Measure(table).Latency);
        var statistics = table.GetStatistics(InfoMetric.Latency);
        var budget = new Budget(table, [new(InfoMetric.Latency, AtMost: statistics.Percentile(0.5))]);
        var random = new Random(1);

        Assert.All(Enumerable.Range(0, 50), _ => Assert.True(budget.IsMetBy(new BudgetSampler(budget).Sample(random))));
        Assert.True(budget.IsMetBy(budget.FindBest(new double[3, 3])));
    }

    private static (List<LatencyStep> Steps, LatencyTable Latency) Measure(BaseLookUpTable table, LatencyOptions? options = null)
    {
        var steps = new List<LatencyStep>();
        var latency = LatencyMeasurement.Run(
            SearchSpaces.Get(table.Spec.Name),
            table,
            options ?? Options,
            work =>
            {
                work();
                return steps.Count + 1;
            },
            new Report<LatencyStep>(steps.Add));
        return (steps, latency);
    }
}
