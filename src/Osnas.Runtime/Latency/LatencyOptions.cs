namespace Osnas.Latency;

/// <summary>How latency is measured.</summary>
public sealed record LatencyOptions
{
    /// <summary>Images of a forward pass.</summary>
    public int BatchSize { get; init; } = 1;

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

    /// <summary>Decides which networks.</summary>
    public int Seed { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One isn't.</exception>
    public void Check()
    {
        OptionRanges.PassSize.Check(BatchSize);
        OptionRanges.Threads.Check(Threads);
        OptionRanges.Warmup.Check(Warmup);
        OptionRanges.Repetitions.Check(Repetitions);
        OptionRanges.Networks.Check(Networks);
    }
}
