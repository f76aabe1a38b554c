using Osnas.Training;

namespace Osnas.Search;

/// <summary>Random architectures of evenly spaced costs.</summary>
internal sealed class PriorPool
{
    private readonly (double Target, Architecture Architecture)[] _priors;

    /// <summary>
    /// Draws a pool: for each of the targets between two costs an architecture as near as there are any, without rejection.
    /// </summary>
    /// <param name="statistics">The costs of all architectures.</param>
    /// <param name="least">The cost below the first target.</param>
    /// <param name="greatest">The cost above the last target.</param>
    /// <param name="count">The number of targets.</param>
    /// <param name="seed">The seed of the draws.</param>
    public PriorPool(CostStatistics statistics, double least, double greatest, int count, int seed)
    {
        var random = RandomSource.Create(seed, "priors");
        _priors = [.. Enumerable.Range(1, count).Select(index =>
        {
            var target = least + ((greatest - least) * index / (count + 1));
            return (target, DrawNear(statistics, target, random));
        })];
    }

    /// <summary>The architectures, by ascending target.</summary>
    public IReadOnlyList<Architecture> Architectures => [.. _priors.Select(prior => prior.Architecture)];

    /// <summary>The architecture whose target is the nearest.</summary>
    /// <param name="target">A target.</param>
    /// <returns>The architecture.</returns>
    public Architecture Nearest(double target) => _priors.MinBy(prior => Math.Abs(prior.Target - target)).Architecture;

    private static Architecture DrawNear(CostStatistics statistics, double target, Random random)
    {
        for (var reach = (statistics.Max - statistics.Min) / 1024; ; reach *= 2)
        {
            var near = statistics.Within(new(statistics.Metric, AtMost: target + reach, AtLeast: target - reach));
            if (!near.Count.IsZero)
                return near.Sample(random);
        }
    }
}
