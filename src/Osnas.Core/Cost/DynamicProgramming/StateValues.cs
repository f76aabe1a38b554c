namespace Osnas;

/// <summary>The sums of costs that some layers can have, each with a value.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <param name="sums">The sums, in steps.</param>
/// <param name="values">Their values.</param>
internal sealed class StateValues<T>(CostSums sums, T[] values)
{
    /// <summary>The sums, in steps.</summary>
    public CostSums Sums { get; } = sums;

    /// <summary>Their values.</summary>
    public T[] Values { get; } = values;
}
