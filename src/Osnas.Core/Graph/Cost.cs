namespace Osnas;

/// <summary>The exact cost of a part of a network for one image.</summary>
/// <param name="Flops">Multiply-accumulates of convolutions and linear layers; see <see cref="InfoMetric.Flops"/>.</param>
/// <param name="Params">The number of trainable parameters.</param>
public readonly record struct Cost(long Flops, long Params)
{
    /// <summary>The cost of an empty network.</summary>
    public static Cost Zero => default;

    /// <summary>Adds two costs.</summary>
    public static Cost operator +(Cost left, Cost right) => left.Add(right);

    /// <summary>Subtracts a cost from another.</summary>
    public static Cost operator -(Cost left, Cost right) => left.Subtract(right);

    /// <summary>Adds two costs.</summary>
    /// <param name="other">The other cost.</param>
    /// <returns>The sum.</returns>
    public Cost Add(Cost other) => new(checked(Flops + other.Flops), checked(Params + other.Params));

    /// <summary>Subtracts another cost from this cost.</summary>
    /// <param name="other">The other cost.</param>
    /// <returns>The difference.</returns>
    public Cost Subtract(Cost other) => new(Flops - other.Flops, Params - other.Params);

    /// <summary>Sums the costs of all parts.</summary>
    /// <param name="parts">The costs of the parts.</param>
    /// <returns>The sum.</returns>
    public static Cost Sum(IEnumerable<Cost> parts) => parts.Aggregate(Zero, (sum, part) => sum + part);
}
