using System.Globalization;
using System.Text.RegularExpressions;

namespace Osnas;

/// <summary>Numbers as users write them, everywhere alike: <c>5</c>, <c>+5</c>, <c>.5</c>, <c>1e-3</c>, <c>1_000</c>.</summary>
internal static partial class NumberText
{
    private const int LongestShown = 60;

    /// <summary>Reads a number; one that is too great for a double isn't finite.</summary>
    public static bool TryRead(string text, out double value)
    {
        value = 0;
        return Plain().IsMatch(text)
            && double.TryParse(
            text.Replace("_", string.Empty, StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The number that was meant by a form that isn't read; null if that isn't plain.</summary>
    public static double? Guess(string text)
    {
        text = WithPlainDigits(text.Trim());
        if (Hexadecimal().Match(text) is { Success: true } hexadecimal
            && long.TryParse(
            hexadecimal.Groups["digits"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (Grouped().IsMatch(text))
            text = Separators().Replace(text, string.Empty);
        else if (DecimalComma().IsMatch(text))
            text = text.Replace(',', '.');
        var scale = text.Length == 0 ? 1 : text[^1] switch { 'k' or 'K' => 1e3, 'm' or 'M' => 1e6, 'g' or 'G' => 1e9, '%' => 0.01, _ => 1 };
        return TryRead(scale == 1 ? text : text[..^1].TrimEnd(), out var value) && double.IsFinite(value) ? value * scale : null;
    }

    /// <summary>All digits, with separators of thousands, as in <c>3,504,872</c>.</summary>
    public static string Exact(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of things that can be many, with separators of thousands, as in <c>1 image</c> or <c>10,000 images</c>.</summary>
    public static string Count(long number, string noun) => $"{Exact(number)} {noun}{(number == 1 ? string.Empty : "s")}";

    /// <summary>A text of a file or a command line as a message shows it: no control characters, and not all of a long one.</summary>
    public static string Shorten(string text, int longest = LongestShown)
    {
        var shown = string.Concat(
            text.Take(longest).Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character));
        return text.Length > longest ? shown + "..." : shown;
    }

    /// <summary>Digits of all scripts as those of ASCII.</summary>
    private static string WithPlainDigits(string text) =>
        string.Concat(text.Select(character => char.IsDigit(character) ? (char)('0' + char.GetNumericValue(character)) : character));

    [GeneratedRegex(@"^\s*[+-]?([0-9]+(_[0-9]+)*(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    [GeneratedRegex("^0[xX](?<digits>[0-9a-fA-F]{1,8})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Hexadecimal();

    /// <summary>Several groups of three, or one behind a separator that stands for nothing else.</summary>
    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(([,'\u00A0\u202F ][0-9]{3}){2,}|['\u00A0\u202F ][0-9]{3})[kKmMgG]?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"[,'\u00A0\u202F ]")]
    private static partial Regex Separators();

    /// <summary>A comma before three digits could also group them.</summary>
    [GeneratedRegex(@"^[+-]?[0-9]*,([0-9]{1,2}|[0-9]{4,})$", RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalComma();
}
