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
}
