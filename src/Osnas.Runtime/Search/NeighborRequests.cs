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
    /// <param name="starts">The number of random architectures at the start; null for one that follows from the evaluations.</param>
    /// <param name="evaluations">The number of architectures in all.</param>
    /// <param name="random">The random numbers to draw from.</param>
    public NeighborRequests(BudgetSampler sampler, int? starts, int evaluations, Random random)
    {
        _offspring = new(sampler, random);
        _random = random;
        _starts = starts ?? RandomStarts.Of(evaluations, fewest: 1, UsualStarts);
        Evaluations = sampler.Budget.Limit(evaluations);
    }

    /// <summary>The number of architectures in all, at most as many as meet the budget.</summary>
    public int Evaluations { get; }

    /// <summary>The neighbors of an architecture.</summary>
    public Neighborhood Around(Architecture center) => new(center, _offspring, _random);

    /// <summary>The next request; empty at the end.</summary>
    /// <param name="takeNeighbor">Takes a neighbor; null if there is none left.</param>
    public IReadOnlyList<Architecture> Next(Func<Architecture?> takeNeighbor)
    {
        if (_asked >= Evaluations)
            return [];
        var neighbor = takeNeighbor();
        var count = _asked == 0 ? Math.Min(_starts, Evaluations) : 1;
        var asked = neighbor is null ? _offspring.Take(count, _offspring.Draw) : [neighbor];

        // A space that has no more architectures inside the budget ends the search.
        _asked = asked.Count == 0 ? Evaluations : _asked + asked.Count;
        return asked;
    }
}
