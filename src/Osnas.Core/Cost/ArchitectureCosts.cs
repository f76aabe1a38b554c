using System.Numerics;

namespace Osnas;

/// <summary>The costs of all architectures of a space, without enumeration. How layers combine decides how they are computed.</summary>
internal abstract class ArchitectureCosts
{
    private const decimal Whole = 1_000_000_000_000_000_000;

    /// <summary>Costs.</summary>
    /// <param name="layers">What can be chosen.</param>
    protected ArchitectureCosts(IReadOnlyList<LayerChoices> layers)
    {
        Layers = layers;
        Count = layers.Aggregate(BigInteger.One, (count, layer) => count * layer.Count);
    }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<LayerChoices> Layers { get; }

    /// <summary>The number of architectures.</summary>
    public BigInteger Count { get; }

    /// <summary>The architecture of the least cost; of several, the one of the least indexes.</summary>
    public abstract Architecture Cheapest { get; }

    /// <summary>The architecture of the greatest cost; of several, the one of the least indexes.</summary>
    public abstract Architecture MostExpensive { get; }

    /// <summary>The least cost.</summary>
    public abstract double Min { get; }

    /// <summary>The mean cost.</summary>
    public abstract double Mean { get; }

    /// <summary>The greatest cost.</summary>
    public abstract double Max { get; }

    /// <summary>How far a percentile can be from the truth; 0 if all is exact.</summary>
    public abstract double Tolerance { get; }

    /// <summary>The least cost that a share of all architectures doesn't exceed.</summary>
    /// <param name="share">From 0 to 1.</param>
    public abstract double Percentile(double share);

    /// <summary>The architectures of a range of costs, both ends included.</summary>
    public abstract ArchitectureRange Within(double atLeast, double atMost);

    /// <summary>The number of architectures that a share of all is, rounded up; 1 at least.</summary>
    protected BigInteger RankOf(double share)
    {
        // As a decimal, 0.8 of five is four: the nearest double is a little more.
        var parts = new BigInteger((decimal)share * Whole);
        return BigInteger.Max(1, ((Count * parts) + new BigInteger(Whole) - 1) / new BigInteger(Whole));
    }

    /// <summary>The architecture of a choice in each layer.</summary>
    /// <param name="choices">The index of the choice, by layer.</param>
    protected Architecture ToArchitecture(IEnumerable<int> choices) => new(choices.SelectMany((choice, layer) => Layers[layer][choice]));
}
