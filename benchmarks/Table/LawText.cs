using System.Globalization;
using MathNet.Numerics;

namespace Osnas.Benchmarks;

/// <summary>A scaling law in words.</summary>
internal static class LawText
{
    /// <summary>The exponent, the range of sizes, the values at its ends, and how well the power fits.</summary>
    public static string Describe(ScalingRow law)
    {
        if (law.Sizes.Count < 2)
            return $"{law.What}, by {law.Of}: there is only one size on this machine, {law.Sizes[0]}.";
        double[] sizes = [.. law.Sizes.Select(size => (double)size)];
        double[] values = [.. law.Values];
        var (factor, exponent) = Fit.Power(sizes, values);
        var deviation = sizes.Zip(values, (size, value) => Math.Abs((value / (factor * Math.Pow(size, exponent))) - 1)).Max();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{law.What}, by {law.Of}: n^{exponent:F2} for n from {law.Sizes[0]} to {law.Sizes[^1]}, {RowText.Number(values[0])} to "
            + $"{RowText.Number(values[^1])} {law.Unit} (largest deviation {deviation:P0})");
    }
}
