using Osnas.Experiments;
using Osnas.Report;
using Osnas.Report.Page;
using Osnas.Report.Runs;

namespace Osnas.App.Tests.Pages;

/// <summary>The parts of the page of a run, one by one, as a page that is open takes them; and several runs in one picture.</summary>
public sealed class PagePartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>So a page that is open can take a part that wasn't there before.</summary>
    [Fact]
    public void A_run_has_the_same_parts_at_every_time()
    {
        var run = Write("run");
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
        var run = Write("run");
        var page = ReportPages.OfRuns(run);

        var parts = RunParts.Render(RunReader.Read(run));
        Assert.All(parts.Where(part => part.Id != "absent"), part => Assert.Contains(part.Html, page, StringComparison.Ordinal));
        Assert.DoesNotContain("id=\"absent\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_runs_share_pictures_of_their_searches_fronts_and_trainings()
    {
        var runs = new[] { Write("one"), Write("other", seed: 4) };
        var records = RunReader.ReadAll(runs);
        var html = string.Concat(RunParts.Render(records).Select(part => part.Html));
        var page = HtmlPage.Read(PageRenderer.Render("both", builder => builder.AddMarkupContent(0, $"<h1>both</h1>{html}")));

        Assert.Equal(
            ["compared-results", "compared-searches", "compared-fronts", "compared-trainings", "compared-options"],
            page.QuerySelectorAll("section").Select(part => part.Id));
        var fronts = page.QuerySelectorAll("#compared-fronts figure");
        Assert.Equal(2, fronts.Length); // FLOPs and parameters
        Assert.Equal(
            ["one", "other"], fronts[0].QuerySelectorAll("polyline.curve title").Select(title => title.TextContent));
        Assert.Equal(
            records.Select((record, index) => (record.Search!.Fronts[0].Count + 1, $"point series-{index + 1}")),
            fronts[0].QuerySelectorAll(".point").Where(point => point.QuerySelector("title") is not null)
                .GroupBy(point => point.ClassName!).Select(points => (points.Count(), points.Key)));
        Assert.Equal(
            records.Select(record => $"{record.Summary.Name}, winner: "),
            fronts[0].QuerySelectorAll(".point title").Where(title => title.TextContent.Contains("winner", StringComparison.Ordinal))
                .Select(title => title.TextContent[..(title.TextContent.IndexOf(':') + 2)]));
        Assert.Equal(
            [
                "supernet: loss", "supernet, training: accuracy", "supernet: learning rate", "final network: loss",
                "final network, training: accuracy", "final network, validation: accuracy", "final network: learning rate",
            ],
            page.QuerySelectorAll("#compared-trainings figcaption").Select(caption => caption.TextContent));
    }

    /// <summary>A picture in gray, or for who doesn't see colors: the points of each run have their shape, in the legend too.</summary>
    [Fact]
    public void Runs_side_by_side_are_told_apart_without_colors()
    {
        string[] names = ["one", "two", "three", "four", "five", "six"];
        var runs = names.Select((name, index) => Write(name, budget: new(InfoMetric.Flops, AtMost: index == 0 ? 8000 : 9000))).ToArray();
        var front = HtmlPage.Read(ReportPages.OfRuns(runs)).QuerySelector("#compared-fronts figure")!;

        var shapes = front.QuerySelectorAll(".key .point").Select(point => point.GetAttribute("points") ?? point.LocalName).ToArray();
        Assert.Equal(names.Length, shapes.Distinct().Count());
        Assert.Equal(names.Length, front.QuerySelectorAll(".key .curve").Length);
        Assert.EndsWith(
            "The vertical dashed lines are the budget: 8.00k (one); 9.00k (two, three, four, five, six).",
            front.QuerySelector(".note")!.TextContent.Trim(),
            StringComparison.Ordinal);
    }

    /// <summary>The winner of a search and the network of a training are in one picture.</summary>
    [Fact]
    public void A_search_beside_a_training_shares_the_picture_of_the_final_network()
    {
        var training = Path.Combine(_folder, "training");
        SampleTraining.Write(training, TinySample.Table, TinySample.Classes);
        var page = HtmlPage.Read(ReportPages.OfRuns(Write("search"), training));

        var loss = page.QuerySelectorAll("#compared-trainings figure")[0];
        Assert.Equal("final network: loss", loss.QuerySelector("figcaption")!.TextContent);
        Assert.Equal(["search", "training"], loss.QuerySelectorAll(".key").Select(key => key.TextContent.Trim()));
    }

    /// <summary>Searches that haven't begun a training, or lost it: the part says so, and no point is called a winner.</summary>
    [Fact]
    public void Runs_without_a_common_training_say_so()
    {
        string[] runs = [Write("one"), Write("other")];
        foreach (var run in runs)
            File.Delete(Path.Combine(run, RunDirectory.ReportFile));
        File.Delete(Path.Combine(runs[0], RunDirectory.HistoryFile));
        var page = HtmlPage.Read(ReportPages.OfRuns(runs));

        Assert.Equal(
            "No two of these runs have a training in common.", page.QuerySelector("#compared-trainings p")!.TextContent);
        Assert.All(
            page.QuerySelectorAll("#compared-fronts figcaption"),
            caption => Assert.EndsWith(": fronts", caption.TextContent, StringComparison.Ordinal));
    }

    /// <summary>The parts of a run and those of a comparison may be on one page, and several runs too.</summary>
    [Fact]
    public void Ids_are_unique_on_a_page_of_several_runs()
    {
        var page = HtmlPage.Read(ReportPages.OfRuns(Write("one"), Write("other", seed: 4)));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToArray();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Contains("run-2-search", ids);
    }

    private static string Find(IEnumerable<RenderedPart> parts, string id) => parts.Single(part => part.Id == id).Html;

    private string Write(string name, int seed = 3, ConstraintCfg? budget = null)
    {
        var run = Path.Combine(_folder, name);
        SampleRun.Write(run, TinySample.Table, budget ?? TinySample.Budget, 20, TinySample.Classes, seed);
        return run;
    }
}
