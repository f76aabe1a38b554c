using System.Globalization;

namespace Osnas.Common;

/// <summary>Numbers as people read them, in the invariant culture.</summary>
internal static class Quantity
{
    private const double Small = 0.01;

    private static readonly string[] Units = ["k", "M", "G", "T"];

    /// <summary>Three digits and a unit, as in <c>3.50M</c>; without a unit, no zeros are added. Below 10, as in <c>2.5</c>,
    /// two decimals are enough;
    /// below 0.01, there are three digits again, as in <c>0.00125</c>.</summary>
    public static string Short(double value)
    {
        if (value is > 0 and < Small)
            return value.ToString("G3", CultureInfo.InvariantCulture);
        if (value < 999.5)
            return value.ToString(value < 9.995 ? "0.##" : value < 99.95 ? "0.#" : "0", CultureInfo.InvariantCulture);
        var unit = 0;

        // 999,500 is 1.00M, not 1000k.
        for (value /= 1000; value >= 999.5 && unit < Units.Length - 1; value /= 1000)
            unit++;
        return value.ToString(value < 9.995 ? "0.00" : value < 99.95 ? "0.0" : "0", CultureInfo.InvariantCulture) + Units[unit];
    }

    /// <summary>A share as a percentage, as in <c>97.2 %</c>.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    /// <summary>A share as a percentage with its standard error, as in <c>97.2 ± 0.4 %</c>.</summary>
    /// <param name="share">The share.</param>
    /// <param name="error">Its standard error; null if it isn't known, and then left out.</param>
    public static string PercentWithError(double share, double? error) =>
        error is { } known ? $"{Points(share)} ± {Points(known)} %" : Percent(share);

    /// <summary>A fitness that isn't a share, as in <c>420.851</c> or <c>1.23457E+08</c>: six digits.</summary>
    public static string Fitness(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>What a search maximized: an accuracy as a percentage, or the value of another fitness.</summary>
    /// <param name="value">The value.</param>
    /// <param name="fitness">The name of the fitness; null if it is an accuracy.</param>
    public static string Fitness(double value, string? fitness) => fitness is null ? Percent(value) : Fitness(value);

    /// <summary>A difference of shares in percentage points, as in <c>0.4</c>.</summary>
    public static string Points(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Minutes and seconds, and hours if there are any, as in <c>1:05</c>.</summary>
    public static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss}")
        : string.Create(CultureInfo.InvariantCulture, $"{time:m\\:ss}");
}
