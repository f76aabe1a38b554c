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
    /// space, and random ones of the budget, as many as there are. The first random ones are the same for any number.
    /// Without random ones, the winner is compared with nothing.
    /// </summary>
    /// <param name="winner">The winner.</param>
    /// <param name="inside">Draws inside the budget.</param>
    /// <param name="baselines">How many random ones.</param>
    /// <param name="seed">The random seed.</param>
    public static IReadOnlyList<ComparedArchitecture> Choose(Architecture winner, BudgetSampler inside, int baselines, int seed)
    {
        var spec = inside.Budget.Table.Spec;
        var statistics = inside.Budget.Table.GetStatistics(InfoMetric.Flops);
        var random = Draw(winner, inside, RandomSource.Create(seed, "baselines")).Take(baselines)
            .Select((architecture, index) => (architecture, NetworkNames.Random(index + 1)));
        (Architecture Architecture, string Part)[] others = baselines == 0
            ? []
            : [(statistics.Cheapest, NetworkNames.Cheapest), (statistics.MostExpensive, NetworkNames.MostExpensive), .. random];
        return [
            .. others.Prepend((Architecture: winner, Part: NetworkNames.Winner)).GroupBy(entry => spec.Normalize(entry.Architecture))
            .Select(group => new ComparedArchitecture(group.Key, [.. group.Select(entry => entry.Part)]))
        ];
    }

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
