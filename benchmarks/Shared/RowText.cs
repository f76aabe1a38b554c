using System.Globalization;

namespace Osnas.Benchmarks;

/// <summary>A row in words.</summary>
internal static class RowText
{
    /// <summary>The mark of a row whose target is reached, and of one that isn't.</summary>
    public static string Mark(BenchRow row) => row.Reached ? "yes" : "no";

    /// <summary>The median of Osnas with its unit.</summary>
    public static string Ours(BenchRow row) => $"{Number(row.Ours)} {row.Unit}";

    /// <summary>That of the peer; empty without one.</summary>
    public static string Theirs(BenchRow row) => row.Theirs is { } theirs ? $"{Number(theirs)} {row.Unit}" : string.Empty;

    /// <summary>The median and the quartiles: <c>1.21 (1.19 to 1.24)</c>.</summary>
    public static string Ratio(BenchRow row) => row.Ratio is { } ratio
        ? $"{Number(ratio.Median)} ({Number(ratio.Low)} to {Number(ratio.High)})"
        : string.Empty;

    /// <summary>Three digits at least: <c>0.0123</c>, <c>12.3</c>, <c>12,345</c>.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
            return "-";
        var magnitude = value == 0 ? 2 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return value.ToString($"N{Math.Clamp(2 - magnitude, 0, 6)}", CultureInfo.InvariantCulture);
    }
}
