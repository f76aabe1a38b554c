namespace Osnas.Search;

/// <summary>The numbers of an <see cref="AgingSearcher"/>.</summary>
public sealed record AgingOptions
{
    /// <summary>Architectures that are alive.</summary>
    public int Population { get; init; } = 50;

    /// <summary>Architectures of a tournament, of which the best has a child.</summary>
    public int Tournament { get; init; } = 10;

    /// <summary>Architectures that are evaluated in all, the first population among them.</summary>
    public int Evaluations { get; init; } = 330;

    /// <summary>Children that are born at once, and so can be evaluated in parallel; 1 is the algorithm of the paper.</summary>
    public int Litter { get; init; } = 1;

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't, or two contradict each other.</exception>
    public void Check()
    {
        OptionRanges.Members.Check(Population);
        OptionRanges.Members.Check(Tournament);
        OptionRanges.Members.Check(Litter);
        OptionRanges.Evaluations.Check(Evaluations);
        if (Tournament > Population)
            throw new ArgumentException($"A tournament of {Tournament} is larger than the population of {Population}.");
        if (Evaluations < Population)
            throw new ArgumentException($"{Evaluations} evaluations are fewer than the population of {Population}.");
    }
}
