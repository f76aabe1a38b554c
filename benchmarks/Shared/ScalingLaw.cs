namespace Osnas.Benchmarks;

/// <summary>A scaling law: how something grows with a size.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Of">What the size counts, such as <c>layers</c>.</param>
/// <param name="Unit">The unit of the values.</param>
/// <param name="Sizes">The sizes, in ascending order.</param>
/// <param name="Measure">Measures a size: the median of several runs, above 0.</param>
internal sealed record ScalingLaw(string What, string Of, string Unit, IReadOnlyList<int> Sizes, Func<int, double> Measure)
{
    /// <summary>Measures all sizes.</summary>
    public ScalingRow MeasureAll() => new(What, Of, Unit, Sizes, [.. Sizes.Select(Measure)]);
}

/// <summary>What was measured for a scaling law.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Of">What the size counts.</param>
/// <param name="Unit">The unit of the values.</param>
/// <param name="Sizes">The sizes, in ascending order.</param>
/// <param name="Values">The median of each size.</param>
internal sealed record ScalingRow(string What, string Of, string Unit, IReadOnlyList<int> Sizes, IReadOnlyList<double> Values);
