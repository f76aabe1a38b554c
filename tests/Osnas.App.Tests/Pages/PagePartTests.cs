using Osnas.Experiments;
using Osnas.Report;
using Osnas.Report.Page;
using Osnas.Report.Runs;

namespace Osnas.App.Tests.Pages;

/// <summary>The parts of the page of a run, one by one, as a page that is open takes them.</summary>
public sealed class PagePartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>So a page that is open can take a part that wasn't there before.</summary>
    [Fact]
    public void A_run_has_the_same_parts_at_every_time()
    {
        var run = Write();
        var finished = RunParts.Render(RunReader.Read(run));
        File.Delete(Path.Combine(run, RunDirectory.ReportFile));
        var stopped = RunParts.Render(RunReader.Read(run));

        Assert.Equal(
            [
                "lead", "result", "comparison", "architecture", "search", "front", "trust", "trainings", "test", "space", "origin",
                "absent",
            ],
            finished.Select(part => part.Id));
        Assert.Equal(finished.Select(part => part.Id), stopped.Select(part => part.Id));
        Assert.All(finished.Concat(stopped), part => Assert.StartsWith($"<section id=\"{part.Id}\">", part.Html, StringComparison.Ordinal));
        Assert.Equal("<section id=\"trust\"></section>", Find(stopped, "trust"));
        Assert.Contains("Trust in the supernet", Find(finished, "trust"), StringComparison.Ordinal);
        Assert.Equal(Find(finished, "space"), Find(stopped, "space"));
        Assert.NotEqual(Find(finished, "lead"), Find(stopped, "lead"));
    }

    /// <summary>There is one way to show a part.</summary>
    [Fact]
    public void The_page_has_the_parts_as_they_are_rendered_one_by_one()
    {
        var run = Write();
        var page = ReportPages.OfRuns(run);

        var parts = RunParts.Render(RunReader.Read(run));
        Assert.All(parts.Where(part => part.Id != "absent"), part => Assert.Contains(part.Html, page, StringComparison.Ordinal));
        Assert.DoesNotContain("id=\"absent\"", page, StringComparison.Ordinal);
    }

    private static string Find(IEnumerable<RenderedPart> parts, string id) => parts.Single(part => part.Id == id).Html;

    private string Write()
    {
        var run = Path.Combine(_folder, "run");
        SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, TinySample.Classes);
        return run;
    }
}
