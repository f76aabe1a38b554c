using System.Globalization;
using System.Text.RegularExpressions;
using Osnas.Report;

namespace Osnas.App.Tests.Pages;

/// <summary>The colors of pages, on a screen in the light or the dark, and on paper.</summary>
public sealed partial class PageStyleTests
{
    private const double LeastOfText = 4.5;
    private const double LeastOfGraphics = 3;

    /// <summary>The contrast that WCAG 2.2 asks for: 1.4.3 for text and 1.4.11 for what is needed to read a picture.</summary>
    [Fact]
    public void Colors_have_enough_contrast()
    {
        var page = ReportPages.OfSpace(TinySample.Table, []);
        var schemes = Scheme().Matches(page);
        Assert.Equal(3, schemes.Count);
        foreach (Match scheme in schemes)
        {
            var colors = Variable().Matches(scheme.Value).ToDictionary(color => color.Groups[1].Value, color => color.Groups[2].Value);
            foreach (var name in (string[])["ink", "muted", "warn", "accent"])
                Assert.InRange(Contrast(colors[name], colors["page"]), LeastOfText, 21);
            foreach (var name in (string[])["soft", "green", "violet", "pink", "teal"])
                Assert.InRange(Contrast(colors[name], colors["page"]), LeastOfGraphics, 21);
        }
    }

    /// <summary>Curves that are alike have dashes of their own, for who doesn't see the colors.</summary>
    [Fact]
    public void Curves_side_by_side_have_different_dashes()
    {
        var page = ReportPages.OfSpace(TinySample.Table, []);
        var curves = Series().Matches(page).Select(curve => curve.Groups[1].Value).ToArray();
        Assert.Equal(6, curves.Length);
        Assert.Equal(curves.Distinct(), curves);
    }

    /// <summary>By the WCAG's formula: 21 for black on white, and 4.54 for the gray that is known to be just enough.</summary>
    [Theory]
    [InlineData("#000", "#fff", 21)]
    [InlineData("#767676", "#ffffff", 4.54)]
    public void The_contrast_is_that_of_the_standard(string color, string ground, double expected) =>
        Assert.Equal(expected, Contrast(color, ground), 0.005);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color)
    {
        var digits = color.Length == 4 ? string.Concat(color[1..].Select(digit => new string(digit, 2))) : color[1..];
        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));

        double Channel(int start)
        {
            var value = int.Parse(digits.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex(@"\.curve\.series-\d \{ stroke: var\(--[a-z]+\);([^}]*)\}")]
    private static partial Regex Series();

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Scheme();

    [GeneratedRegex("--([a-z]+): (#[0-9a-f]+)")]
    private static partial Regex Variable();
}
