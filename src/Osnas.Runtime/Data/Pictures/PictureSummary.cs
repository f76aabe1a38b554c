using System.Text.Json.Serialization;

namespace Osnas.Data;

/// <summary>What the headers of picture files say, in numbers.</summary>
/// <param name="Count">Pictures that can be read.</param>
/// <param name="Formats">The number of pictures of each format, the most frequent first.</param>
/// <param name="Width">The widths in pixels.</param>
/// <param name="Height">The heights in pixels.</param>
/// <param name="ShorterSide">The shorter of both.</param>
/// <param name="Gray">Pictures that are stored in one channel.</param>
/// <param name="Transparent">Pictures that can be transparent.</param>
/// <param name="Turned">Pictures whose EXIF orientation says to turn them.</param>
/// <param name="UnreadableCount">Pictures that can't be read.</param>
/// <param name="Unreadable">Why, with the path, of some of them.</param>
internal sealed record PictureSummary(
    int Count,
    IReadOnlyDictionary<string, int> Formats,
    Spread Width,
    Spread Height,
    Spread ShorterSide,
    int Gray,
    int Transparent,
    int Turned,
    int UnreadableCount,
    IReadOnlyList<string> Unreadable)
{
    private const int MaxReasons = 10;

    // Pictures have the same proportions if nearly all are within a few percent of the middle ones.
    private const double NearlyAll = 0.95;
    private const double Tolerance = 0.05;

    /// <summary>Width divided by height, if nearly all pictures have the same; otherwise null.</summary>
    [JsonIgnore]
    public double? Proportions { get; private init; }

    /// <summary>Whether nearly all pictures have the same proportions, and those aren't square.</summary>
    [JsonIgnore]
    public bool AreOblong => Proportions is { } proportions && Math.Abs(proportions - 1) > Tolerance;

    /// <summary>Summarizes pictures.</summary>
    /// <param name="check">What is known of them.</param>
    /// <param name="framing">Whether they are turned before width and height count.</param>
    /// <returns>Null if none can be read.</returns>
    public static PictureSummary? Create(PictureCheck check, PictureFraming framing)
    {
        var headers = check.Headers.ToArray();
        if (headers.Length == 0)
            return null;
        var sizes = headers.Select(
            header => framing.ApplyOrientation && ExifOrientation.IsTransposed(header.Orientation)
                ? (Width: header.Height, Height: header.Width)
                : (header.Width, header.Height)).ToArray();
        var problems = check.Problems.OfType<string>().ToArray();
        return new(
            headers.Length,
            headers.GroupBy(header => header.Format).OrderByDescending(same => same.Count())
                .ThenBy(same => same.Key, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Count()),
            Spread.Of(sizes.Select(size => size.Width)),
            Spread.Of(sizes.Select(size => size.Height)),
            Spread.Of(sizes.Select(size => Math.Min(size.Width, size.Height))),
            headers.Count(header => header.IsGray),
            headers.Count(header => header.HasAlpha),
            headers.Count(header => header.Orientation != ExifOrientation.None),
            problems.Length,
            [.. problems.Take(MaxReasons)])
        {
            Proportions = FindProportions([.. sizes.Select(size => (double)size.Width / size.Height).Order()]),
        };
    }

    private static double? FindProportions(double[] sorted)
    {
        var median = sorted[sorted.Length / 2];
        var alike = sorted.Count(proportions => Math.Abs(proportions / median - 1) <= Tolerance);
        return alike >= NearlyAll * sorted.Length ? median : null;
    }
}
