using Osnas.Dashboard.Live;
using Osnas.Dashboard.Pages;
using Osnas.Dashboard.Reading;
using Osnas.Experiments;
using Osnas.Report.Page;
using Osnas.Report.Runs;

namespace Osnas.Dashboard.Serving;

/// <summary>A run: its progress, and its report so far.</summary>
/// <param name="name">The name of the run.</param>
/// <param name="folder">Its folder.</param>
internal sealed class RunContent(string name, string folder) : ILiveContent
{
    private const string ProgressId = "progress";

    public string Stamp() => RunStamp.Of(folder);

    public IReadOnlyList<RenderedPart> Render()
    {
        try
        {
            var run = RunReader.Read(folder, name);
            var progress = RunProgress.Create(run.Summary, run.Origin.Times);
            return
            [
                .. PageRenderer.Render(
                    [new(ProgressId, null, Fragment.Of<RunProgressView>(nameof(RunProgressView.Progress), progress))]),
                .. RunParts.Render(run),
                .. RunFooterPart.Rendered,
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return PageRenderer.Render([new(ProgressId, null, Fragment.Of<TextView>(nameof(TextView.Text), exception.Message))]);
        }
    }
}
