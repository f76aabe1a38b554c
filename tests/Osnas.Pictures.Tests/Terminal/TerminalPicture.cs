using System.Xml.Linq;
using Osnas.Pictures.Tests.Drawing;

namespace Osnas.Pictures.Tests.Terminal;

/// <summary>Draws a terminal that shows one screen after the other. As a still image, it shows one of them.</summary>
internal static class TerminalPicture
{
    private const int Margin = 16;
    private const int SecondsPerScreen = 6;
    private const double Width = (TerminalOutput.Columns * Svg.Column) + (2 * Margin);

    private const string Styles = """
        text { fill: #d4d4d4; }
        .window { fill: #161b22; stroke: #3d444d; }
        .bold { font-weight: 600; }
        .prompt { fill: #9aa4ae; }
        .c1 { fill: #ff8a80; }
        .c2 { fill: #4ec97a; }
        .c3 { fill: #d9b44a; }
        .c4, .b4 { fill: #6cb0f5; }
        .b0 { fill: #9aa4ae; }
        """;

    /// <summary>Draws the screens.</summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="screens">The lines of each screen.</param>
    /// <param name="still">The index of the screen that a still image shows.</param>
    public static string Draw(string title, IReadOnlyList<IReadOnlyList<IReadOnlyList<StyledText>>> screens, int still)
    {
        var height = (screens.Max(screen => screen.Count) * Svg.Row) + (2 * Margin);
        var drawn = screens.Select((screen, index) => Svg.Group(
            index == still ? "screen still" : "screen",
            screen.SelectMany((line, row) => Svg.Line(Margin, Margin + (row * Svg.Row), line))));
        return Svg.Picture(
            title,
            Width,
            height,
            $"{Styles}\n{Animate(screens.Count)}",
            drawn.Prepend(Svg.Panel("window", 0.5, 0.5, Width - 1, height - 1)));
    }

    /// <summary>Each screen is shown for some seconds; all animations begin at once, so each but the first is already under way.</summary>
    private static string Animate(int screens)
    {
        var seconds = screens * SecondsPerScreen;
        var delays = Enumerable.Range(1, screens - 1)
            .Select(screen => $".screen:nth-of-type({screen + 1}) {{ animation-delay: {(screen * SecondsPerScreen) - seconds}s; }}");
        return $$"""
            .screen { visibility: hidden; }
            .still { visibility: visible; }
            @media (prefers-reduced-motion: no-preference) {
            .screen { animation: show {{seconds}}s step-end infinite; }
            {{string.Join('\n', delays)}}
            @keyframes show { 0% { visibility: visible; } {{Svg.Number(100.0 / screens)}}% { visibility: hidden; } }
            }
            """.ReplaceLineEndings("\n");
    }
}
