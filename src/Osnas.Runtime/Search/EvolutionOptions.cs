namespace Osnas.Search;

/// <summary>How a child gets the layers of two parents.</summary>
public enum Crossover
{
    /// <summary>Each layer from one of them at random.</summary>
    Uniform,

    /// <summary>The first layers from one, the others from the other.</summary>
    SinglePoint,
}

/// <summary>
/// The numbers of an <see cref="EvolutionSearcher"/>. OSNASLib's evolution is <see cref="Search.Crossover.SinglePoint"/>
/// with a <see cref="CrossoverRate"/> of 1, <see cref="MutateCrossed"/>, and as many <see cref="Children"/> as the
/// population has besides the parents; its window of costs is a constraint of the budget.
/// </summary>
public sealed record EvolutionOptions
{
    /// <summary>Generations after the first population.</summary>
    public int Generations { get; init; } = 10;

    /// <summary>Architectures of a population.</summary>
    public int Population { get; init; } = 30;

    /// <summary>Children of a generation; null for as many as the first population has.</summary>
    public int? Children { get; init; }

    /// <summary>The best of all so far that have children.</summary>
    public int Parents { get; init; } = 10;

    /// <summary>The probability that a layer of a child gets another candidate.</summary>
    public double MutationRate { get; init; } = 0.1;

    /// <summary>The share of children that have two parents; the others are mutations of one.</summary>
    public double CrossoverRate { get; init; } = 0.5;

    /// <summary>How a child gets the layers of two parents.</summary>
    public Crossover Crossover { get; init; }

    /// <summary>Whether children of two parents mutate, too.</summary>
    public bool MutateCrossed { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't, or two contradict each other.</exception>
    public void Check()
    {
        OptionRanges.Generations.Check(Generations);
        OptionRanges.Population.Check(Population);
        OptionRanges.Members.Check(Parents);
        OptionRanges.Members.Check(Children);
        if (Parents > Population)
            throw new ArgumentException($"{Parents} parents are more than the population of {Population}.");
        OptionRanges.Share.Check(MutationRate);
        OptionRanges.Share.Check(CrossoverRate);
    }
}
