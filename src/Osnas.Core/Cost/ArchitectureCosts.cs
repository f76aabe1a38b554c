using System.Numerics;

namespace Osnas;

/// <summary>Computes the costs of all architectures of a space without enumeration. Each way to combine layers has a subclass.</summary>
internal abstract class ArchitectureCosts
{
    private const decimal Whole = 1_000_000_000_000_000_000;

    /// <summary>Initializes the costs.</summary>
    /// <param name="layers">The choices of each layer.</param>
    protected ArchitectureCosts(IReadOnlyList<LayerChoices> layers) => Layers = layers;

    /// <summary>The choices of each layer.</summary>
    public IReadOnlyList<LayerChoices> Layers { get; }

    /// <summary>The number of architectures.</summary>
    public BigInteger Count
    {
        get
        {
            var count = BigInteger.One;
            foreach (var layer in Layers)
                count *= layer.Count;
            return count;
        }
    }

    /// <summary>The cheapest architecture; if there are several, the first in lexicographic order of indexes.</summary>
    public abstract Architecture Cheapest { get; }

    /// <summary>The most expensive architecture; if there are several, the first in lexicographic order of indexes.</summary>
    public abstract Architecture MostExpensive { get; }

    /// <summary>The minimum cost.</summary>
    public abstract double Min { get; }

    /// <summary>The mean cost.</summary>
    public abstract double Mean { get; }

    /// <summary>The maximum cost.</summary>
    public abstract double Max { get; }

    /// <summary>The maximum error of a percentile; 0 if percentiles are exact.</summary>
    public abstract double Tolerance { get; }

    /// <summary>Gets a percentile: the smallest cost that the given share of all architectures doesn't exceed.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    public abstract double Percentile(double share);

    /// <summary>Gets the architectures whose cost is in a range, both ends included.</summary>
    public abstract ArchitectureRange Within(double atLeast, double atMost);

    /// <summary>Converts a share to a number of architectures: rounded up, at least 1.</summary>
    protected BigInteger RankOf(double share)
    {
        // In decimal, 0.8 times five is exactly four; in double, it is slightly more.
        var parts = new BigInteger((decimal)share * Whole);
        return BigInteger.Max(1, ((Count * parts) + new BigInteger(Whole) - 1) / new BigInteger(Whole));
    }

    /// <summary>Gets the architecture for one choice per layer.</summary>
    /// <param name="choices">The index of the choice of each layer.</param>
    protected Architecture ToArchitecture(int[] choices) => LayerChoices.Combine(Layers, choices);
}
