using Osnas.Experiments;
using Osnas.Report;
using Osnas.Report.Page;
using Osnas.Report.Runs;

namespace Osnas.App.Tests.Pages;

/// <summary>The page of several runs side by side.</summary>
public sealed class ComparedPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Runs_are_shown_side_by_side()
    {
        var (one, other) = (Write("one"), Write("other", seed: 4, candidates: 30));

        var missing = await CommandRun.Of("report", "--run", one, "--run", other);
        Assert.Equal(ExitCode.BadUsage, missing.ExitCode);
        Assert.Contains("--html is missing: there are 2 runs; name the file of their page", missing.Error, StringComparison.Ordinal);

        var file = Locate("both.html");
        var run = await CommandRun.Of("report", "--run", one, "--run", other, "--html", file, "--json");
        Assert.Equal((ExitCode.Success, file), (run.ExitCode, run.Json[0].GetString()));
        var page = HtmlPage.Read(await File.ReadAllTextAsync(file));
        Assert.Equal("one, other", page.Title);
        Assert.Equal(
            ["seed 3 4"],
            HtmlPage.FindTable(page, "Options that differ").QuerySelectorAll("tbody tr")
                .Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(
            ["The searches", "The fronts", "The trainings", "Options that differ", "one", "other"],
            page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.Equal(2, page.QuerySelectorAll("h3").Count(heading => heading.TextContent == "To repeat this run"));
    }

    /// <summary>Values of different measures don't share an axis.</summary>
    [Fact]
    public void Searches_with_different_fitness_have_a_picture_each()
    {
        string[] names = ["one", "two", "three", "four", "five", "six", "seven", "other"];
        var runs = names.Select(name => Write(name, fitness: name == "other" ? "naswot" : null)).ToArray();
        var page = HtmlPage.Read(ReportPages.OfRuns(runs));

        Assert.Equal(
            ["Validation accuracy in the supernet: best so far", "Validation accuracy in the supernet: best so far", "naswot: best so far"],
            page.QuerySelectorAll("figcaption strong").Select(title => title.TextContent)
                .Where(text => text.EndsWith(": best so far", StringComparison.Ordinal)));
        Assert.DoesNotMatch("[0-9]{4,} %", page.Body!.TextContent);
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
        var training = Locate("training");
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

    /// <summary>Runs of the same name are told apart.</summary>
    [Fact]
    public void Runs_are_named_by_the_ends_of_their_paths()
    {
        Assert.Equal(["run"], RunNames.Of([Path.Combine("a", "run")]));
        Assert.Equal(
            ["a/run", "b/run", "other", "x/a/model", "y/a/model"],
            RunNames.Of(["a/run", "b/run/", "c/other", "x/a/model", "y/a/model"]));
        Assert.Equal(["run", "run"], RunNames.Of(["a/run", "a/../a/run"]));
    }

    private string Locate(string name) => Path.Combine(_folder, name);

    private string Write(string name, int seed = 3, int candidates = 20, ConstraintCfg? budget = null, string? fitness = null)
    {
        var run = Locate(name);
        SampleRun.Write(run, TinySample.Table, budget ?? TinySample.Budget, candidates, TinySample.Classes, seed, fitness);
        return run;
    }
}
