using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// The architectures that a model chooses from. All that meet the budget, if few enough meet its narrowest constraint;
/// otherwise those that were evaluated, and for each request new draws within the budget and relatives of some of them.
/// </summary>
/// <param name="sampler">Draws architectures within the budget.</param>
/// <param name="random">The random numbers to draw from.</param>
internal sealed class CandidatePool(BudgetSampler sampler, Random random)
{
    /// <summary>The most architectures whose relatives are looked at.</summary>
    public const int MostParents = 10;

    private const int MostListed = 1 << 14;
    private const int Draws = 500;
    private const int Children = 50;

    private readonly IReadOnlyList<LayerChoices> _layers = LayerChoices.Of(sampler.Budget.Table.Spec);

    /// <summary>All architectures that meet the budget; null if too many meet its narrowest constraint.</summary>
    public IReadOnlyList<Architecture>? All { get; } = sampler.TryList(MostListed);

    /// <summary>Architectures that may be worth an evaluation, each once, without those that are known.</summary>
    /// <param name="parents">Those whose relatives may be.</param>
    /// <param name="known">All that were requested.</param>
    public IReadOnlyList<Architecture> Draw(IReadOnlyList<Architecture> parents, IReadOnlySet<Architecture> known)
    {
        var drawn = Enumerable.Range(0, Draws).Select(_ => sampler.Sample(random));
        var neighbors = parents.SelectMany(parent => _layers.SelectMany(layer => layer.Neighbors(parent)));
        var relatives = neighbors.Concat(parents.SelectMany(parent => BearChildren(parent, parents)));
        return [.. drawn.Concat(relatives.Where(sampler.Budget.IsMetBy)).Distinct().Where(architecture => !known.Contains(architecture))];
    }

    // Some that differ in two to four layers, and some between two parents.
    private IEnumerable<Architecture> BearChildren(Architecture parent, IReadOnlyList<Architecture> parents)
    {
        for (var child = 0; child < Children; child++)
        {
            var mutant = parent;
            for (var change = 0; change < 2 + (child % 3); change++)
            {
                var layer = _layers[random.Next(_layers.Count)];
                mutant = layer.Replace(mutant, layer.Sample(random));
            }

            yield return mutant;
            var other = parents[random.Next(parents.Count)];
            yield return new(_layers.SelectMany(layer => layer.MadeBy(random.Next(2) == 0 ? parent : other)));
        }
    }
}
