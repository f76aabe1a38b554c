namespace Osnas.Report.Charts;

/// <summary>Curves over the same axes.</summary>
/// <param name="Title">What the curves show, as a short heading; it begins with the vertical axis.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Lines">The curves; the last is in front.</param>
public sealed record LineChart(string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartLine> Lines);

/// <summary>A curve.</summary>
/// <param name="Name">What it is, for its legend and its tooltip.</param>
/// <param name="Style">How it is drawn.</param>
/// <param name="Points">Its points, from left to right.</param>
public sealed record ChartLine(string Name, ChartStyle Style, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>What it is in any run, for pictures of several; null for what isn't compared.</summary>
    public string? Role { get; init; }
}
