namespace Osnas.Report.Charts;

/// <summary>The room of a chart, in the units of its picture.</summary>
internal static class ChartArea
{
    public const int Width = 420;
    public const int Height = 250;
    public const int Left = 52;
    public const int Right = 410;
    public const int Top = 26;
    public const int Bottom = 210;

    /// <summary>The box of the picture.</summary>
    public static string ViewBox { get; } = $"0 0 {Width} {Height}";

    /// <summary>The scale of a horizontal axis.</summary>
    public static Scale Across(ChartAxis axis) => new(axis.From, axis.To, Left, Right);

    /// <summary>The scale of a vertical axis.</summary>
    public static Scale Up(ChartAxis axis) => new(axis.From, axis.To, Bottom, Top);

    /// <summary>The class of a style, for lines or for points.</summary>
    public static string ClassOf(ChartStyle style) => style switch
    {
        ChartStyle.Main => "main",
        ChartStyle.Second => "second",
        ChartStyle.Context => "context",
        ChartStyle.Winner => "winner",
        ChartStyle.Series1 => "series-1",
        ChartStyle.Series2 => "series-2",
        ChartStyle.Series3 => "series-3",
        ChartStyle.Series4 => "series-4",
        ChartStyle.Series5 => "series-5",
        ChartStyle.Series6 => "series-6",
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, "There is no such style."),
    };
}
