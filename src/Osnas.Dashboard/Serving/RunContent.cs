using Osnas.Dashboard.Live;
using Osnas.Dashboard.Pages;
using Osnas.Dashboard.Reading;
using Osnas.Experiments;
using Osnas.Report.Page;
using Osnas.Report.Runs;

namespace Osnas.Dashboard.Serving;

/// <summary>A run: its progress, and its report so far.</summary>
/// <param name="name">The name of the run.</param>
/// <param name="run">Its folder.</param>
internal sealed class RunContent(string name, OwnRun run) : ILiveContent
{
    private const string ProgressId = "progress";

    public string Stamp() => run.Stamp();

    public IReadOnlyList<RenderedPart> Render()
    {
        try
        {
            var record = run.Read(name);
            var progress = RunProgress.Create(record.Summary, record.Origin.Times);
            return
            [
                .. PageRenderer.Render(
                    [new(ProgressId, null, Fragment.Of<RunProgressView>(nameof(RunProgressView.Progress), progress))]),
                .. RunParts.Render(record),
                .. RunFooterPart.Rendered,
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return PageRenderer.Render([new(ProgressId, null, Fragment.Of<TextView>(nameof(TextView.Text), exception.Message))]);
        }
    }
}
