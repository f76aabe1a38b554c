using Osnas.Dashboard.Live;
using Osnas.Dashboard.Pages;
using Osnas.Dashboard.Reading;
using Osnas.Experiments;
using Osnas.Report.Page;
using Osnas.Report.Runs;

namespace Osnas.Dashboard.Serving;

/// <summary>Runs side by side.</summary>
/// <param name="runs">Their names and folders.</param>
internal sealed class ComparedContent(IReadOnlyList<(string Name, OwnRun Run)> runs) : ILiveContent
{
    private const string FaultId = "fault";

    public string Stamp() => string.Join(' ', runs.Select(run => run.Run.Stamp()));

    public IReadOnlyList<RenderedPart> Render()
    {
        try
        {
            RunRecord[] records = [.. runs.Select(run => run.Run.Read(run.Name))];
            return [.. Fault(null), .. RunParts.Render(records), .. RunFooterPart.Rendered];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fault(exception.Message);
        }
    }

    private static IReadOnlyList<RenderedPart> Fault(string? message) =>
        PageRenderer.Render([new(FaultId, null, Fragment.Of<TextView>(nameof(TextView.Text), message))]);
}
