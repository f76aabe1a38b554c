using System.Globalization;
using System.Numerics;

namespace Osnas;

/// <summary>The words of messages.</summary>
internal static class Words
{
    private const int MostWritten = 1_000_000;

    /// <summary>A number of any size: all digits below a million, then two and a power of ten, as in <c>6.2e339</c>.</summary>
    public static string Number(BigInteger value)
    {
        if (value < MostWritten)
            return value.ToString("N0", CultureInfo.InvariantCulture);

        // Rounded by its digits: it may be beyond a double.
        var digits = value.ToString("E1", CultureInfo.InvariantCulture);
        var exponent = digits.IndexOf('E');
        return $"{digits.Substring(0, exponent)}e{digits.Substring(exponent + 2).TrimStart('0')}";
    }

    /// <summary>A number of things, as in <c>1 layer</c> or <c>3 layers</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : FormattableString.Invariant($"{number} {noun}s");

    /// <summary>The members of an enumeration, as in <c>Flops, Params or Latency</c>.</summary>
    public static string Members<TEnum>()
        where TEnum : struct, Enum
    {
        var names = Enum.GetNames(typeof(TEnum));
        return $"{string.Join(", ", names.Take(names.Length - 1))} or {names[names.Length - 1]}";
    }

    /// <summary>Text in one line: a name is any string, and what can't be seen is written as C# escapes it.</summary>
    public static string Visible(string text) => string.Concat(text.Select((character, index) =>
        IsVisible(text, index) ? $"{character}" : FormattableString.Invariant($"\\u{(int)character:X4}")));

    /// <summary>Whether all of a text can be seen: no control character, no line end, no half of a surrogate pair.</summary>
    public static bool AreVisible(string text) => text.Select((_, index) => IsVisible(text, index)).All(isVisible => isVisible);

    private static bool IsVisible(string text, int index) => char.GetUnicodeCategory(text[index]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Surrogate => char.IsSurrogatePair(text, index) || (index > 0 && char.IsSurrogatePair(text, index - 1)),
        _ => true,
    };
}
