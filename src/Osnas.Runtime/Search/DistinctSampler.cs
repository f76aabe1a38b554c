using Osnas.Training;

namespace Osnas.Search;

/// <summary>Draws architectures inside a budget that weren't drawn before.</summary>
/// <param name="sampler">Draws architectures within the budget.</param>
/// <param name="random">The random numbers to draw from.</param>
internal sealed class DistinctSampler(BudgetSampler sampler, Random random)
{
    private const int Tries = 50;

    private readonly HashSet<Architecture> _known = [];

    /// <summary>Draws architectures; fewer, if new ones are hard to find.</summary>
    public IReadOnlyList<Architecture> Take(int count)
    {
        var drawn = new List<Architecture>();
        while (drawn.Count < count && TryTake(out var architecture))
            drawn.Add(architecture);
        return drawn;
    }

    /// <summary>Draws architectures until new ones are hard to find.</summary>
    public IEnumerable<Architecture> TakeAll()
    {
        while (TryTake(out var architecture))
            yield return architecture;
    }

    private bool TryTake(out Architecture architecture)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            architecture = sampler.Sample(random);
            if (_known.Add(architecture))
                return true;
        }

        architecture = null!;
        return false;
    }
}
