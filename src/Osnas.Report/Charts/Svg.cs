using System.Globalization;

namespace Osnas.Report.Charts;

/// <summary>Numbers in the markup of pictures.</summary>
internal static class Svg
{
    /// <summary>The width of a character of a text in a picture, in a wide font.</summary>
    public const double CharacterWidth = 7;

    /// <summary>A coordinate, with a hundredth of a unit.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 2);

        // Not "-0".
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }
}
