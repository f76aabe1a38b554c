namespace Osnas.Search;

/// <summary>The numbers of an <see cref="EvolutionSearcher"/>.</summary>
public sealed record EvolutionOptions
{
    /// <summary>Generations after the first population.</summary>
    public int Generations { get; init; } = 10;

    /// <summary>Architectures of a population.</summary>
    public int Population { get; init; } = 30;

    /// <summary>The best of all so far that have children.</summary>
    public int Parents { get; init; } = 10;

    /// <summary>The probability that a layer of a child gets another candidate.</summary>
    public double MutationRate { get; init; } = 0.1;

    /// <summary>The share of children that have two parents; the others are mutations of one.</summary>
    public double CrossoverRate { get; init; } = 0.5;

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't, or two contradict each other.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Generations);
        ArgumentOutOfRangeException.ThrowIfLessThan(Population, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Parents, 1);
        if (Parents > Population)
            throw new ArgumentException($"{Parents} parents are more than the population of {Population}.");
        ArgumentOutOfRangeException.ThrowIfNegative(MutationRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MutationRate, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(CrossoverRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CrossoverRate, 1);
    }
}
