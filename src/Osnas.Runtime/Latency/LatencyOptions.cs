using Osnas.Options;

namespace Osnas.Latency;

/// <summary>How latency is measured.</summary>
public sealed record LatencyOptions
{
    /// <summary>The options, declared once.</summary>
    public static OptionSet<LatencyOptions> Declared { get; } = new OptionSet<LatencyOptions>()
        .Whole(
            nameof(BatchSize), OptionRanges.PassSize, options => options.BatchSize, (options, value) => options with { BatchSize = value },
            "Latency: images in each forward pass; whole networks are also measured with 1 image", "--batch-size")
        .Whole(
            nameof(Threads), OptionRanges.Threads, options => options.Threads, (options, value) => options with { Threads = value },
            "Latency: torch threads [default: one per core]", "--threads")
        .Whole(
            nameof(Repetitions), OptionRanges.Repetitions, options => options.Repetitions,
            (options, value) => options with { Repetitions = value },
            "Latency: timed passes of each block and network", "--repetitions")
        .Whole(
            nameof(Networks), OptionRanges.Networks, options => options.Networks, (options, value) => options with { Networks = value },
            "Latency: whole networks that fit the table and measure its error", "--networks")
        .Device(
            options => options.Device, (options, value) => options with { Device = value },
            "Latency: the device to measure; auto takes an NVIDIA GPU if one works, otherwise the CPU")
        .Whole(nameof(Warmup), OptionRanges.Warmup, options => options.Warmup, (options, value) => options with { Warmup = value });

    /// <summary>
    /// Images of a forward pass. The table, and so a budget, is about this batch; whole networks are measured with one image too.
    /// </summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>The device to measure.</summary>
    public ComputeDevice Device { get; init; }

    /// <summary>Threads of torch; null for as many as it has.</summary>
    public int? Threads { get; init; }

    /// <summary>Passes of each block and network that come first and aren't timed.</summary>
    public int Warmup { get; init; } = 5;

    /// <summary>Passes of each block and network that are timed; their median counts.</summary>
    public int Repetitions { get; init; } = 21;

    /// <summary>
    /// Whole networks, of random architectures, that are measured too: one half to fit the table to, the other to
    /// tell its error by.
    /// </summary>
    public int Networks { get; init; } = 20;

    /// <summary>The seed that selects the networks.</summary>
    public int Seed { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);
}
