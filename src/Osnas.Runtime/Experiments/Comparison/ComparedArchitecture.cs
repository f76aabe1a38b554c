using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>An architecture that is trained, and its roles in the comparison.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Parts">Its roles; the first one names its files.</param>
internal sealed record ComparedArchitecture(Architecture Architecture, IReadOnlyList<string> Parts)
{
    /// <summary>The maximum number of architectures to list in order to count them.</summary>
    public const int MostListed = 5_000;

    /// <summary>
    /// The winner and what it is compared with, each architecture once: the cheapest and the most expensive of the
    /// space, random ones of the budget, as many as there are, and the other finalists. The first random ones are the same
    /// for any number. Without random ones, there are no cheapest and most expensive one either.
    /// </summary>
    /// <param name="finalists">The best candidates of the search, the winner first.</param>
    /// <param name="inside">Draws inside the budget.</param>
    /// <param name="baselines">How many random ones.</param>
    /// <param name="seed">The random seed.</param>
    public static IReadOnlyList<ComparedArchitecture> Choose(
        IReadOnlyList<Architecture> finalists, BudgetSampler inside, int baselines, int seed)
    {
        var winner = finalists[0];
        var spec = inside.Budget.Table.Spec;
        var statistics = inside.Budget.Table.GetStatistics(InfoMetric.Flops);
        var random = Draw(winner, inside, RandomSource.Create(seed, "baselines")).Take(baselines)
            .Select((architecture, index) => (architecture, NetworkNames.Random(index + 1)));
        (Architecture, string)[] baseline = baselines == 0
            ? []
            : [(statistics.Cheapest, NetworkNames.Cheapest), (statistics.MostExpensive, NetworkNames.MostExpensive), .. random];
        (Architecture Architecture, string Part)[] all =
        [
            (winner, NetworkNames.Winner),
            .. baseline,
            .. finalists.Skip(1).Select((architecture, index) => (architecture, NetworkNames.Finalist(index + 2))),
        ];
        return
        [
            .. all.GroupBy(entry => spec.Normalize(entry.Architecture))
            .Select(group => new ComparedArchitecture(group.Key, [.. group.Select(entry => entry.Part)])),
        ];
    }

    /// <summary>The best candidates of a search that meet its budget, each once, the winner first.</summary>
    /// <param name="result">The search.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="count">How many, if there are so many.</param>
    public static IReadOnlyList<Architecture> FindFinalists(SearchResult result, Budget budget, int count) =>
    [
        .. result.Top(result.Candidates.Count).Where(candidate => budget.IsMetBy(candidate.Architecture)).Prepend(result.Best)
        .Select(candidate => budget.Table.Spec.Normalize(candidate.Architecture)).Distinct().Take(count),
    ];

    /// <summary>
    /// How many random architectures can be compared with a winner, if that is known to be fewer than are asked for; else null.
    /// </summary>
    public static int? CountIfFewer(BudgetSampler inside, int baselines) =>
        inside.TryList(BudgetSampler.MostListed) is { Count: var count } && count - 1 < baselines ? count - 1 : null;

    /// <summary>Random architectures of the budget, each once, without the winner; all that there are, if these are few.</summary>
    private static IEnumerable<Architecture> Draw(Architecture winner, BudgetSampler inside, Random random)
    {
        var spec = inside.Budget.Table.Spec;
        var canonical = spec.Normalize(winner);
        if (inside.TryList(BudgetSampler.MostListed) is not { } list)
            return new DistinctSampler(inside, random).TakeAll().Select(spec.Normalize)
                .Where(architecture => !architecture.Equals(canonical));
        Architecture[] all = [.. list.Select(spec.Normalize).Distinct().Where(architecture => !architecture.Equals(canonical))];
        random.Shuffle(all);
        return all;
    }
}
