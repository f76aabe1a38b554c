namespace Osnas.Browser.Tests.Browsing;

/// <summary>What takes too long for CI: asked for by <c>./build.sh browser</c>.</summary>
internal static class FullMatrix
{
    /// <summary>Whether it is asked for.</summary>
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("OSNAS_BROWSER_MATRIX") == "full";

    /// <summary>The widths of windows, in CSS pixels.</summary>
    public static IReadOnlyList<int> Widths { get; } = [320, 360, 400, 480, 600, 735, 737, 768, 1024, 1280, 1920, 2560];
}
