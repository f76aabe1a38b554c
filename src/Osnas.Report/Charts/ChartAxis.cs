using System.Globalization;

namespace Osnas.Report.Charts;

/// <summary>An axis of a chart.</summary>
/// <param name="Label">What it shows, with the unit.</param>
/// <param name="From">The value at its beginning.</param>
/// <param name="To">The value at its end.</param>
/// <param name="Format">Formats a value.</param>
public sealed record ChartAxis(string Label, double From, double To, Func<double, string> Format)
{
    private const double Margin = 0.04;
    private const double Small = 0.001;

    /// <summary>An axis that fits some values, with a little room at both ends.</summary>
    /// <param name="label">What it shows, with the unit.</param>
    /// <param name="values">The values.</param>
    /// <param name="format">Formats a value.</param>
    internal static ChartAxis Fit(string label, IEnumerable<double> values, Func<double, string> format)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return new(label, 0, 1, format);
        var (least, most) = (finite.Min(), finite.Max());
        var room = most > least ? (most - least) * Margin : most == 0 ? Margin : Math.Abs(most) * Margin;
        return new(label, least - room, most + room, format);
    }

    /// <summary>A share as a percentage, without digits that say nothing.</summary>
    internal static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");

    /// <summary>How a fitness is written: an accuracy as a percentage.</summary>
    /// <param name="fitness">The name of the fitness; null if it is an accuracy.</param>
    internal static Func<double, string> FormatOf(string? fitness) => fitness is null ? Percent : Quantity.Fitness;

    /// <summary>A whole or small number; of a very small one, such as a learning rate, three digits.</summary>
    internal static string Number(double value) =>
        value.ToString(value != 0 && Math.Abs(value) < Small ? "G3" : "#,0.####", CultureInfo.InvariantCulture);
}

/// <summary>A point of a chart.</summary>
/// <param name="X">Its value on the horizontal axis.</param>
/// <param name="Y">Its value on the vertical axis.</param>
public readonly record struct ChartPoint(double X, double Y);
