using Microsoft.Playwright;

namespace Osnas.Browser.Tests.Browsing;

/// <summary>The sizes of windows.</summary>
internal static class Window
{
    /// <summary>A phone.</summary>
    public static ViewportSize Narrow { get; } = Of(400);

    /// <summary>A desk.</summary>
    public static ViewportSize Wide { get; } = Of(1280);

    /// <summary>The width that A4 leaves between margins of 1 cm, in CSS pixels of 1/96 inch.</summary>
    public static ViewportSize Paper { get; } = Of(718);

    /// <summary>The windows that every page fits: a phone and a desk in CI, and all in between by <c>./build.sh browser</c>.</summary>
    public static IReadOnlyList<ViewportSize> Tested { get; } = FullMatrix.IsAsked ? [.. FullMatrix.Widths.Select(Of)] : [Narrow, Wide];

    public static ViewportSize Of(int width) => new() { Width = width, Height = 900 };
}
