using Spectre.Console;
using Spectre.Console.Rendering;

namespace Osnas.App;

/// <summary>What a line of live progress says beside its bar.</summary>
/// <param name="Parts">What is known, the most important first.</param>
/// <param name="Remaining">The time that the rest of the run will take, if that is known.</param>
internal sealed record Details(IReadOnlyList<string> Parts, TimeSpan? Remaining)
{
    /// <summary>As much as a width has room for, with the time that is left, or that it took, before the less important.</summary>
    public string Describe(int width, TimeSpan? elapsed)
    {
        string[] time = elapsed is { } over ? [Quantity.Duration(over)] : Remaining is { } rest ? [$"{Quantity.Duration(rest)} left"] : [];
        return Enumerable.Range(1, Parts.Count).Reverse()
            .Select(count => ProgressText.Join([.. Parts.Take(count), .. time]))
            .Append(Parts[0])
            .FirstOrDefault(text => text.Length <= width, string.Empty);
    }
}

/// <summary>Shows the <see cref="Details"/> of a line.</summary>
/// <param name="bar">The width of the bar before it; 0 for none.</param>
internal sealed class DetailsColumn(int bar) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        // A space behind the name, and behind the bar.
        var width = options.ConsoleSize.Width - ProgressText.NameWidth - 1 - (bar == 0 ? 0 : bar + 1);
        return new Text(task.Tag is Details details ? details.Describe(width, task.IsFinished ? task.ElapsedTime : null) : string.Empty);
    }
}

/// <summary>Shows what a line is about, as wide as the longest name from the start: bars stay where they are.</summary>
internal sealed class NameColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(ProgressText.Fit(task.Description));

    public override int? GetColumnWidth(RenderOptions options) => ProgressText.NameWidth;
}
