namespace Osnas.Report.Charts;

/// <summary>How a line or a point is drawn: a class of the style of pages.</summary>
public enum ChartStyle
{
    /// <summary>What the chart is about.</summary>
    Main,

    /// <summary>What it is compared with: dashed.</summary>
    Second,

    /// <summary>What gives a background: pale.</summary>
    Context,

    /// <summary>The one that was chosen.</summary>
    Winner,

    /// <summary>One of several that are alike, as runs side by side.</summary>
    Series1,

    /// <inheritdoc cref="Series1"/>
    Series2,

    /// <inheritdoc cref="Series1"/>
    Series3,

    /// <inheritdoc cref="Series1"/>
    Series4,

    /// <inheritdoc cref="Series1"/>
    Series5,

    /// <inheritdoc cref="Series1"/>
    Series6,
}

/// <summary>Lists of styles.</summary>
internal static class ChartStyles
{
    /// <summary>The styles that tell apart what is alike.</summary>
    public static IReadOnlyList<ChartStyle> Series { get; } =
    [
        ChartStyle.Series1, ChartStyle.Series2, ChartStyle.Series3, ChartStyle.Series4, ChartStyle.Series5, ChartStyle.Series6,
    ];
}
