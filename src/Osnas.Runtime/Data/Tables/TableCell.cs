using System.Globalization;

namespace Osnas.Data;

/// <summary>A field of a table.</summary>
internal static class TableCell
{
    private const int MaxShown = 40;

    /// <summary>What programs write in the place of a value that is missing.</summary>
    private static readonly HashSet<string> Missing = new(StringComparer.OrdinalIgnoreCase)
    {
        string.Empty, "nan", "na", "n/a", "null", "none", "inf", "+inf", "-inf", "infinity", "-infinity",
    };

    // Whole numbers up to here are exact as 32-bit floats.
    private const float MaxWhole = 1 << 24;

    /// <summary>Reads a number as programs write them: with a point, in every culture.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out float number) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);

    /// <summary>Reads numbers that are divided by white space; null if one is none.</summary>
    public static float[]? TryNumbers(ReadOnlySpan<char> text)
    {
        var numbers = new List<float>();
        while (!(text = text.TrimStart()).IsEmpty)
        {
            var end = text.IndexOfAny(' ', '\t') is var found and >= 0 ? found : text.Length;
            if (!TryNumber(text[..end], out var number))
                return null;
            numbers.Add(number);
            text = text[end..];
        }

        return [.. numbers];
    }

    /// <summary>Whether a field that isn't a number stands for a missing value.</summary>
    public static bool IsMissing(string text) => Missing.Contains(text);

    /// <summary>Whether a number is whole, and small enough to tell it from the next one.</summary>
    public static bool IsWhole(float number) => Math.Abs(number) < MaxWhole && number == MathF.Truncate(number);

    /// <summary>A number in a message, or as a label: <c>7</c> for 7.0.</summary>
    public static string Text(float number) => (number == 0 ? 0 : number).ToString(CultureInfo.InvariantCulture);

    /// <summary>A value in a message; the file may be anything.</summary>
    public static string Show(string value)
    {
        var shown = string.Concat(value.Take(MaxShown).Select(letter => char.IsControl(letter) ? '?' : letter));
        return value.Length > MaxShown ? shown + "..." : shown;
    }
}
