using Spectre.Console;
using Spectre.Console.Rendering;

namespace Osnas.App;

/// <summary>What a line of live progress says beside its bar.</summary>
/// <param name="Text">The words.</param>
/// <param name="Remaining">The time that the rest will take, if that is known.</param>
internal sealed record Details(string Text, TimeSpan? Remaining);

/// <summary>Shows the <see cref="Details"/> of a line, with the time that is left, or that it took.</summary>
internal sealed class DetailsColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        if (task.Tag is not Details details)
            return new Text(string.Empty);
        var time = task.IsFinished ? task.ElapsedTime : details.Remaining;
        var suffix = task.IsFinished ? string.Empty : " left";
        var text = time is { } known ? $"{details.Text}  {Quantity.Duration(known)}{suffix}" : details.Text;
        return new Text(text) { Overflow = Overflow.Ellipsis };
    }
}

/// <summary>Shows what a line is about, as wide as the longest name from the start: bars stay where they are.</summary>
internal sealed class NameColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(task.Description);

    public override int? GetColumnWidth(RenderOptions options) => ProgressText.NameWidth;
}
