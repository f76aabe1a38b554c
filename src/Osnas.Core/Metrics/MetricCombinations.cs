using System.Runtime.CompilerServices;

namespace Osnas;

/// <summary>Combines values according to a <see cref="MetricCombination"/>.</summary>
internal static class MetricCombinations
{
    /// <summary>Combines the values of two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // In the loop over the layers of an architecture.
    public static double Combine(this MetricCombination combination, double first, double second) => combination switch
    {
        MetricCombination.Sum => first + second,
        MetricCombination.Maximum => Math.Max(first, second),
        _ => throw Unknown(combination),
    };

    /// <summary>The value of no parts, which changes no other value.</summary>
    public static double Identity(this MetricCombination combination) => combination switch
    {
        MetricCombination.Sum => 0,
        MetricCombination.Maximum => double.NegativeInfinity,
        _ => throw Unknown(combination),
    };

    /// <summary>Combines the values of all parts in order; without parts, the result is the identity element.</summary>
    public static double Combine(this MetricCombination combination, IEnumerable<double> parts) =>
        parts.Aggregate(combination.Identity(), (first, second) => combination.Combine(first, second));

    /// <summary>Combines the exact values of two parts, which aren't negative. 0 is the value of no parts.</summary>
    public static long Combine(this MetricCombination combination, long first, long second) => combination switch
    {
        MetricCombination.Sum => checked(first + second),
        MetricCombination.Maximum => Math.Max(first, second),
        _ => throw Unknown(combination),
    };

    /// <summary>Combines the exact values of all parts, which aren't negative; without parts, the result is 0.</summary>
    public static long Combine(this MetricCombination combination, IEnumerable<long> parts) =>
        parts.Aggregate(0L, (first, second) => combination.Combine(first, second));

    private static ArgumentOutOfRangeException Unknown(MetricCombination combination) =>
        new(nameof(combination), combination, $"The combination must be {Words.Members<MetricCombination>()}.");
}
