namespace Osnas.Search;

/// <summary>The numbers of an <see cref="Nsga2Searcher"/>.</summary>
public sealed record Nsga2Options
{
    /// <summary>Generations after the first population.</summary>
    public int Generations { get; init; } = 10;

    /// <summary>Architectures of a population.</summary>
    public int Population { get; init; } = 40;

    /// <summary>The probability that a layer of a child gets another candidate.</summary>
    public double MutationRate { get; init; } = 0.1;

    /// <summary>The probability that a child has two parents.</summary>
    public double CrossoverRate { get; init; } = 0.9;

    /// <summary>The costs that are to be small, besides the fitness that is to be great.</summary>
    public IReadOnlyList<InfoMetric> Metrics { get; init; } = [InfoMetric.Flops];

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't.</exception>
    public void Check()
    {
        OptionRanges.Generations.Check(Generations);
        OptionRanges.Population.Check(Population);
        OptionRanges.Share.Check(MutationRate);
        OptionRanges.Share.Check(CrossoverRate);
        if (Metrics.Count == 0 || Metrics.Distinct().Count() != Metrics.Count)
            throw new ArgumentException($"NSGA-II takes one or more different metrics; these are: {string.Join(", ", Metrics)}.");
    }
}
