using System.Globalization;
using AngleSharp.Dom;
using Osnas.Experiments;
using Osnas.Report;
using Osnas.Report.Space;

namespace Osnas.App.Tests.Pages;

/// <summary>The page of a search space. This program has no libtorch, so that these tests prove that it needs none.</summary>
public sealed class SpacePageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// The costs by hand: 2,384 FLOPs in the fixed stages, 0, 1,024 or 9,216 in layer 0 and 512 or 4,608 in layer 1. So three of the
    /// six architectures have at most 7,000.
    /// </summary>
    [Fact]
    public async Task The_command_writes_a_page_with_the_budget_marked()
    {
        var file = Path.Combine(_folder, "pages", "space.html");
        var run = await CommandRun.Of("space", "--space", "TinySpace", "--budget", "flops<=7k", "--html", file);

        Assert.Equal(new CommandRun(ExitCode.Success, $"TinySpace: 6 architectures; see {file}\n", string.Empty), run);
        var html = await File.ReadAllTextAsync(file);
        var page = HtmlPage.Read(html);
        HtmlPage.Match("TinySpace", html);
        var flops = page.QuerySelectorAll("figure").Single(figure => figure.TextContent.Contains("Share of the architectures by FLOPs"));
        Assert.Contains("FLOPs at most 7,000: 3 architectures, 50 % of the space.", flops.TextContent, StringComparison.Ordinal);
        Assert.Equal("Budget: 7.00k FLOPs", flops.QuerySelector("line.mark")!.TextContent.Trim());
        Assert.Equal(
            ["2,896", "2,896", "3,920", "6,992", "12,112", "16,208", "16,208", "8,357.333"],
            flops.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal(
            6,
            flops.QuerySelectorAll("rect title")
                .Count(title => title.TextContent.EndsWith("1 architecture, 16.67 %", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_page_is_for_the_size_that_is_asked_for()
    {
        var file = Path.Combine(_folder, "space.html");
        var run = await CommandRun.Of("space", "--space", "TinySpace", "--input-size", "16", "--classes", "3", "--html", file, "--json");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal((16, 3), (run.Json.GetProperty("inputSize").GetInt32(), run.Json.GetProperty("classes").GetInt32()));
        Assert.Contains("16x16 pixels, 1 channel, 3 classes", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_needs_a_file_and_a_budget_that_can_be_met()
    {
        var noFile = await CommandRun.Of("space", "--space", "TinySpace");
        Assert.Equal(ExitCode.BadUsage, noFile.ExitCode);
        Assert.Contains("--html", noFile.Error, StringComparison.Ordinal);

        var file = Path.Combine(_folder, "space.html");
        var noBudget = await CommandRun.Of("space", "--space", "TinySpace", "--budget", "flops<=1", "--html", file);
        Assert.Equal(ExitCode.Failure, noBudget.ExitCode);
        Assert.Contains("no architecture meets the budget FLOPs at most 1", noBudget.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void Names_with_markup_are_shown_as_text()
    {
        const string Markup = "<script>alert(1)</script> & \"'><b>";
        var record = SpaceRecord.Create(TinySample.Table, []);
        var space = SpaceSheet.Create(record, record.Outline!);
        var page = HtmlPage.Read(ReportPages.OfSpace(space with
        {
            Name = Markup,
            Diagram = space.Diagram with { Candidates = [.. space.Diagram.Candidates.Select(_ => Markup)] },
        }));

        Assert.Equal(Markup, page.Title);
        Assert.Equal(Markup, page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("b"));
        Assert.Contains(page.QuerySelectorAll(".legend li"), item => item.TextContent.Contains(Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_is_the_same_in_every_culture()
    {
        var here = CultureInfo.CurrentCulture;
        var page = ReportPages.OfSpace(TinySample.Table, [new(InfoMetric.Flops, AtMost: 7000)]);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(page, ReportPages.OfSpace(TinySample.Table, [new(InfoMetric.Flops, AtMost: 7000)]));
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    /// <summary>The layers of a diagram add up to the costs that the look-up table and the cost statistics compute another way.</summary>
    [Theory]
    [InlineData("TinySpace")]
    [InlineData("FBNetS")]
    [InlineData("SGNAS")]
    public void The_layers_of_a_diagram_add_up(string name)
    {
        Samples.Load();
        var space = SearchSpaces.Get(name);
        var table = space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes);
        var record = SpaceRecord.Create(table, []);
        foreach (var metric in new[] { InfoMetric.Flops, InfoMetric.Params })
        {
            var statistics = table.GetStatistics(metric);
            foreach (var (architecture, cost) in new (Architecture?, double)[]
                { (null, statistics.Mean), (statistics.Cheapest, statistics.Min), (statistics.MostExpensive, statistics.Max) })
            {
                var layers = NetworkDiagram.Create(record, record.Outline!, architecture).Layers
                    .Select(layer => metric == InfoMetric.Flops ? layer.Flops : layer.Params).ToArray();
                Assert.Equal(cost, layers.Sum(layer => layer.Cost), cost * 1e-12);
                Assert.Equal(1, layers.Sum(layer => layer.Share), 1e-9);
                Assert.Equal(statistics.Min, layers.Sum(layer => layer.Least));
                Assert.Equal(statistics.Max, layers.Sum(layer => layer.Most));
            }

            var histogram = SpaceSheet.Create(record, record.Outline!).Histograms[metric == InfoMetric.Flops ? 0 : 1];
            Assert.Equal(1, histogram.Intervals.Sum(interval => interval.Architectures.Share), 1e-9);
        }
    }
}
