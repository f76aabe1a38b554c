namespace Osnas.Report.Charts;

/// <summary>The shapes of points.</summary>
internal static class ChartShapes
{
    private static readonly (double X, double Y)[] Circle = [];
    private static readonly (double X, double Y)[] Square = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)];
    private static readonly (double X, double Y)[] Triangle = [(0, -1.3), (1.2, 0.9), (-1.2, 0.9)];
    private static readonly (double X, double Y)[] Diamond = [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)];
    private static readonly (double X, double Y)[] TriangleDown = [.. Triangle.Select(corner => (corner.X, -corner.Y))];

    private static readonly (double X, double Y)[] Plus =
    [
        (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4),
        (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
    ];

    /// <summary>The corners of a point at the origin, about as large as a circle with the radius 1; empty for a circle.</summary>
    public static IReadOnlyList<(double X, double Y)> CornersOf(ChartStyle style) => style switch
    {
        ChartStyle.Main or ChartStyle.Second or ChartStyle.Context or ChartStyle.Winner or ChartStyle.Series1 => Circle,
        ChartStyle.Series2 => Square,
        ChartStyle.Series3 => Triangle,
        ChartStyle.Series4 => Diamond,
        ChartStyle.Series5 => TriangleDown,
        ChartStyle.Series6 => Plus,
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, "There is no such style."),
    };
}
