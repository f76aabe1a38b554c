using Osnas.Options;

namespace Osnas.Search;

/// <summary>
/// Starts a search with the best of many random architectures, by a fitness without a trained supernet, such as
/// <see cref="NaswotOptions"/>.
/// </summary>
public sealed record StartOptions
{
    // Measured on NAS-Bench-Macro: docs/results/proxies.md.
    private const int DrawsOfOne = 10;

    internal static OptionSet<StartOptions> Declared { get; } = new OptionSet<StartOptions>()
        .Named(
            nameof(Fitness), FitnessRegistry.All, options => options.Fitness, (options, value) => options with { Fitness = value },
            "Begin with the best of many random architectures by this measure of untrained networks [default: random architectures]",
            "--start-by", ["search_utility.start_by"])
        .Whole(
            nameof(Draws), OptionRanges.Members, options => options.Draws, (options, value) => options with { Draws = value },
            "Random architectures that --start-by chooses from [default: 10 for each architecture at the start]",
            "--start-draws", ["search_utility.start_draws"])
        .Rule(nameof(Fitness), (options, describe) => options.Fitness.NeedsSupernet
            ? $"{describe(nameof(Fitness))} needs a trained supernet; --start-by takes a measure of untrained networks, such as naswot "
                + "or flops"
            : null);

    /// <summary>The fitness, which must not need a supernet.</summary>
    public required FitnessOptions Fitness { get; init; }

    /// <summary>The number of random architectures; null for 10 for each architecture that the search begins with.</summary>
    public int? Draws { get; init; }

    /// <summary>The number of random architectures, at most as many as meet a budget.</summary>
    /// <param name="starts">The number of architectures that the search begins with.</param>
    internal int CountDraws(int starts) => Draws ?? (starts * DrawsOfOne);
}
