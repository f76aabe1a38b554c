using System.Globalization;

namespace Osnas.Runtime.Tests;

/// <summary>
/// Writes tables as programs do: 12 images of 4x4 pixels, of which pixel p of image i is (37i + 11p) modulo 256, and its
/// label i modulo 3.
/// </summary>
internal static class Tables
{
    public const int Count = 12;
    public const int Pixels = 16;

    public static IEnumerable<int> Images => Enumerable.Range(0, Count);

    public static int Pixel(int image, int pixel) => ((37 * image) + (11 * pixel)) % 256;

    public static float[] Expected { get; } =
        [.. Images.SelectMany(image => Enumerable.Range(0, Pixels).Select(pixel => (float)Pixel(image, pixel)))];

    public static string[] PixelTexts(int image) =>
        [.. Enumerable.Range(0, Pixels).Select(pixel => Pixel(image, pixel).ToString(CultureInfo.InvariantCulture))];

    public static string Label(int image) => (image % 3).ToString(CultureInfo.InvariantCulture);

    public static string LabelFirst(string separator = ",", Func<int, string>? label = null) =>
        Lines(image => string.Join(separator, [(label ?? Label)(image), .. PixelTexts(image)]));

    public static string LabelLast(string separator = ",", Func<int, string>? label = null) =>
        Lines(image => string.Join(separator, [.. PixelTexts(image), (label ?? Label)(image)]));

    public static string Lines(Func<int, string> line) => string.Concat(Images.Select(image => line(image) + "\n"));

    /// <summary>Names of columns, as <c>pixel0,pixel1,...</c>.</summary>
    public static string Names(string prefix = "pixel", int from = 0) =>
        string.Join(',', Enumerable.Range(from, Pixels).Select(pixel => $"{prefix}{pixel}"));
}
