namespace Osnas.Spaces;

/// <summary>Draws architectures of a space, each with equal probability.</summary>
/// <param name="spec">The search space.</param>
internal sealed class UniformArchitectures(SearchSpaceSpec spec)
{
    private readonly IReadOnlyList<LayerChoices> _layers = LayerChoices.Of(spec);

    /// <summary>An architecture.</summary>
    /// <param name="random">The random numbers to draw from.</param>
    public Architecture Draw(Random random) => new(_layers.SelectMany(layer => layer.Sample(random)));
}
