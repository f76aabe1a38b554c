using Osnas.Training;

namespace Osnas.Search;

/// <summary>Creates architectures from others. All are new and meet the budget.</summary>
/// <param name="sampler">Draws newcomers inside the budget.</param>
/// <param name="random">The random numbers to draw from.</param>
/// <param name="start">The architectures to begin with; random ones follow if they are too few.</param>
internal sealed class Offspring(BudgetSampler sampler, Random random, IReadOnlyList<Architecture> start)
{
    private const int Tries = 100;

    private readonly IReadOnlyList<LayerChoices> _layers = LayerChoices.Of(sampler.Budget.Table.Spec);
    private readonly HashSet<Architecture> _known = [];

    /// <summary>A child that wasn't there before; where there is hardly one, a newcomer; null if that is hard to find too.</summary>
    /// <param name="make">Makes a child, in a bounded number of tries another one.</param>
    public Architecture? Next(Func<Architecture> make)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var child = make();
            if (TryAdd(child))
                return child;
        }

        var newcomer = sampler.Sample(random);
        return _known.Add(newcomer) ? newcomer : null;
    }

    /// <summary>The first architectures; fewer, if they are hard to find.</summary>
    public IReadOnlyList<Architecture> TakeFirst(int count)
    {
        Architecture[] given = [.. start.Where(TryAdd).Take(count)];
        return [.. given, .. Take(count - given.Length, Draw)];
    }

    /// <summary>Some architectures that weren't there before; fewer, if they are hard to find.</summary>
    public IReadOnlyList<Architecture> Take(int count, Func<Architecture> make)
    {
        var taken = new List<Architecture>();
        while (taken.Count < count && Next(make) is { } architecture)
            taken.Add(architecture);
        return taken;
    }

    /// <summary>Whether an architecture meets the budget and wasn't there before. It is then.</summary>
    public bool TryAdd(Architecture architecture) => sampler.Budget.IsMetBy(architecture) && _known.Add(architecture);

    /// <summary>An architecture inside the budget.</summary>
    public Architecture Draw() => sampler.Sample(random);

    /// <summary>The choices of each layer from one of two parents.</summary>
    public Architecture Cross(Architecture mother, Architecture father) =>
        new(_layers.SelectMany(layer => layer.MadeBy(random.Next(2) == 0 ? mother : father)));

    /// <summary>The choices of the first layers from one parent, those of the others from the other.</summary>
    public Architecture CrossAtPoint(Architecture mother, Architecture father)
    {
        var point = random.Next(_layers.Count);
        return new(_layers.SelectMany((layer, index) => layer.MadeBy(index < point ? mother : father)));
    }

    /// <summary>The choices of each layer drawn anew with a probability.</summary>
    public Architecture Mutate(Architecture parent, double rate) =>
        new(_layers.SelectMany(layer => random.NextDouble() < rate ? layer.Sample(random) : layer.MadeBy(parent)));

    /// <summary>The choices of one layer replaced by others.</summary>
    public Architecture MutateOne(Architecture parent)
    {
        LayerChoices[] open = [.. _layers.Where(layer => layer.Count > 1)];
        if (open.Length == 0)
            return parent;
        var changed = open[random.Next(open.Length)];
        IReadOnlyList<int>[] others = [.. changed.Where(choices => !choices.SequenceEqual(changed.MadeBy(parent)))];
        return new(_layers.SelectMany(layer => layer == changed ? others[random.Next(others.Length)] : layer.MadeBy(parent)));
    }

    /// <summary>
    /// An architecture; if it exceeds the budget, one with the choices of another layer replaced too, so that it meets the
    /// budget. In a narrow budget, hardly any change of one layer alone does. The architecture itself if that is hard to find.
    /// </summary>
    public Architecture BringInside(Architecture architecture)
    {
        if (sampler.Budget.IsMetBy(architecture))
            return architecture;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var other = MutateOne(architecture);
            if (sampler.Budget.IsMetBy(other))
                return other;
        }

        return architecture;
    }

    /// <summary>All that have other choices in one layer, inside the budget or not, in an order that doesn't change.</summary>
    public IEnumerable<Architecture> Neighbors(Architecture center) => _layers.SelectMany(layer => layer.Neighbors(center));
}
