using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// What a search by neighbors asks for: some random architectures at the start, then a neighbor at a time, and a random
/// architecture where there is no neighbor left.
/// </summary>
internal sealed class NeighborRequests
{
    private const int UsualStarts = 10;

    private readonly Offspring _offspring;
    private readonly Random _random;
    private readonly int _starts;
    private int _asked;

    /// <summary>No requests yet.</summary>
    /// <param name="sampler">Draws random architectures within the budget.</param>
    /// <param name="starts">The number of architectures at the start; null for one that follows from the evaluations.</param>
    /// <param name="evaluations">The number of architectures in all.</param>
    /// <param name="random">The random numbers to draw from.</param>
    /// <param name="start">The architectures at the start; random ones follow if they are too few.</param>
    public NeighborRequests(BudgetSampler sampler, int? starts, int evaluations, Random random, IReadOnlyList<Architecture> start)
    {
        _offspring = new(sampler, random, start);
        _random = random;
        Evaluations = sampler.Budget.Limit(evaluations);
        _starts = CountStarts(starts, Evaluations);
    }

    /// <summary>The number of architectures in all, at most as many as meet the budget.</summary>
    public int Evaluations { get; }

    /// <summary>The number of architectures at the start, at most as many as are evaluated.</summary>
    /// <param name="given">The number that is given; null for one that follows from the evaluations.</param>
    /// <param name="evaluations">The number of architectures in all.</param>
    public static int CountStarts(int? given, int evaluations) =>
        Math.Min(given ?? RandomStarts.Of(evaluations, fewest: 1, UsualStarts), evaluations);

    /// <summary>The neighbors of an architecture.</summary>
    public Neighborhood Around(Architecture center) => new(center, _offspring, _random);

    /// <summary>The next request; empty at the end.</summary>
    /// <param name="takeNeighbor">Takes a neighbor; null if there is none left.</param>
    public IReadOnlyList<Architecture> Next(Func<Architecture?> takeNeighbor)
    {
        if (_asked >= Evaluations)
            return [];
        var asked = _asked == 0 ? _offspring.TakeFirst(_starts)
            : takeNeighbor() is { } neighbor ? [neighbor]
            : _offspring.Take(count: 1, _offspring.Draw);

        // A space that has no more architectures inside the budget ends the search.
        _asked = asked.Count == 0 ? Evaluations : _asked + asked.Count;
        return asked;
    }
}
