using System.Globalization;
using System.Numerics;

namespace Osnas;

/// <summary>Formats parts of messages.</summary>
internal static class Words
{
    private const int MostWritten = 1_000_000;

    /// <summary>Formats a number of any size: all digits below a million, otherwise scientific notation such as <c>6.2e339</c>.</summary>
    public static string Number(BigInteger value)
    {
        if (value < MostWritten)
            return value.ToString("N0", CultureInfo.InvariantCulture);

        // The digits are rounded as text, because the number can exceed the range of a double.
        var digits = value.ToString("E1", CultureInfo.InvariantCulture);
        var exponent = digits.IndexOf('E');
        return $"{digits.Substring(0, exponent)}e{digits.Substring(exponent + 2).TrimStart('0')}";
    }

    /// <summary>Formats a number of things, such as <c>1 layer</c> or <c>3 layers</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : FormattableString.Invariant($"{number} {noun}s");

    /// <summary>Lists the members of an enumeration, for example <c>Flops, Params or Latency</c>.</summary>
    public static string Members<TEnum>()
        where TEnum : struct, Enum
    {
        var names = Enum.GetNames(typeof(TEnum));
        return $"{string.Join(", ", names.Take(names.Length - 1))} or {names[names.Length - 1]}";
    }

    /// <summary>Converts text to one line. A name can be any string, so invisible characters are written as C# escapes.</summary>
    public static string Visible(string text) => string.Concat(text.Select((character, index) =>
        IsVisible(text, index) ? $"{character}" : FormattableString.Invariant($"\\u{(int)character:X4}")));

    /// <summary>Whether a text has only visible characters: no control character, line break or unpaired surrogate.</summary>
    public static bool AreVisible(string text) => text.Select((_, index) => IsVisible(text, index)).All(isVisible => isVisible);

    private static bool IsVisible(string text, int index) => char.GetUnicodeCategory(text[index]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Surrogate => char.IsSurrogatePair(text, index) || (index > 0 && char.IsSurrogatePair(text, index - 1)),
        _ => true,
    };
}
