namespace Osnas.Report.Charts;

/// <summary>Points over two axes, with a front and bounds.</summary>
/// <param name="Title">What the points show, as a short heading.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Points">The points; the last is in front.</param>
public sealed record ScatterChart(string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<ScatterPoint> Points)
{
    /// <summary>The fronts, each from left to right and drawn as steps; empty for none.</summary>
    public IReadOnlyList<ChartLine> Fronts { get; init; } = [];

    /// <summary>Values of the horizontal axis that a budget allows at most or requires at least.</summary>
    public IReadOnlyList<ChartBound> Bounds { get; init; } = [];

    /// <summary>What the styles mean.</summary>
    public IReadOnlyList<(string Name, ChartStyle Style)> Legend { get; init; } = [];
}

/// <summary>A bound of a budget.</summary>
/// <param name="At">Its value on the horizontal axis.</param>
/// <param name="Of">The names of the runs that have it; null where there is one run.</param>
public sealed record ChartBound(double At, string? Of = null);

/// <summary>A point of a scatter chart.</summary>
/// <param name="At">Where it is.</param>
/// <param name="Style">How it is drawn.</param>
/// <param name="Title">Its tooltip.</param>
public sealed record ScatterPoint(ChartPoint At, ChartStyle Style, string Title)
{
    /// <summary>Whether it is what the chart is about.</summary>
    public bool IsLarge { get; init; }
}
