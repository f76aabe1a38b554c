using Osnas.Options;

namespace Osnas.Latency;

/// <summary>The options of a latency measurement.</summary>
public sealed record LatencyOptions
{
    /// <summary>The declarations of the options.</summary>
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
    /// The number of images in a forward pass. The table, and so a budget, applies to this batch size. Whole networks are also
    /// timed with one image.
    /// </summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>The device to measure on.</summary>
    public ComputeDevice Device { get; init; }

    /// <summary>The number of torch's threads; null keeps the current number.</summary>
    public int? Threads { get; init; }

    /// <summary>The number of passes of each block and network before those that are timed.</summary>
    public int Warmup { get; init; } = 5;

    /// <summary>The number of timed passes of each block and network. The result is their median.</summary>
    public int Repetitions { get; init; } = 21;

    /// <summary>The number of random whole networks to time: one half fits the table, the other half measures its error.</summary>
    public int Networks { get; init; } = 20;

    /// <summary>The seed that draws the networks.</summary>
    public int Seed { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);
}
