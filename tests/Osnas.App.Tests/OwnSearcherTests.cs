using System.Text.Json;
using Osnas.Common;
using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>A search strategy of a user's own is found by its name, and its option is read, told and refused as ours are.</summary>
public sealed class OwnSearcherTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-own-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_command_line_finds_it_with_its_option()
    {
        var (options, run) = await Search("--strategy", "hill-climbing", "--restarts", "3");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(new HillClimbingOptions { Restarts = 3 }, options!.Searcher);
    }

    [Fact]
    public async Task A_configuration_finds_it_with_its_option()
    {
        var (options, run) =
            await Search("--config", Write("agent:\n  search_strategy_agent: hill-climbing\nsearch_utility:\n  restarts: 5"));

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(new HillClimbingOptions { Restarts = 5 }, options!.Searcher);
    }

    [Theory]
    [InlineData("--restarts is '-1'; write a whole number from 1 to 100.", "--strategy", "hill-climbing", "--restarts", "-1")]
    [InlineData(
        "--strategy is 'hill-climing'; there is no search strategy 'hill-climing'. Did you mean hill-climbing?",
        "--strategy",
        "hill-climing")]
    [InlineData("search has no option '--restart'; did you mean --restarts?", "--restart", "3")]
    public async Task What_is_wrong_is_told_as_of_ours(string expected, params string[] args)
    {
        var (options, run) = await Search(args);

        Assert.Null(options);
        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith($"error: {expected}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("restarts: -1", "search.yml:4:13: search_utility.restarts is '-1'; write a whole number from 1 to 100")]
    [InlineData("restart: 3", "search.yml:4:3: there is no key 'search_utility.restart'; did you mean search_utility.restarts?")]
    public async Task A_file_is_told_as_of_ours(string line, string expected)
    {
        var (options, run) = await Search("--config", Write($"agent:\n  search_strategy_agent: hill-climbing\nsearch_utility:\n  {line}"));

        Assert.Null(options);
        Assert.StartsWith($"error: {Path.Combine(_folder, expected)}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_option_has_no_effect_on_another_strategy()
    {
        var (_, run) = await Search("--restarts", "3");

        Assert.Equal(
            (ExitCode.Success, "warning: --restarts has no effect here: it is an option of hill-climbing\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Help_tells_it()
    {
        var words = string.Join(
            ' ', (await CommandRun.Of("search", "--help")).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("--restarts <number> hill-climbing: random starts [default: 2]", words, StringComparison.Ordinal);
        Assert.Contains(
            "one of aging, bayesian, differentiable, evolution, generator, halving, hill-climbing, local, nsga2, pareto-bayesian, "
            + "pareto-local, random",
            words,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_keeps_it_with_its_option()
    {
        var json = JsonText.Write(
            new SearchOptions { Searcher = new HillClimbingOptions { Restarts = 7 } }, OsnasJson.Default.SearchOptions);

        Assert.Equal("hill-climbing", JsonDocument.Parse(json).RootElement.GetProperty("searcher").GetProperty("name").GetString());
        Assert.Equal(new HillClimbingOptions { Restarts = 7 }, JsonSerializer.Deserialize(json, OsnasJson.Default.SearchOptions)!.Searcher);
    }

    private static async Task<(SearchOptions? Options, CommandRun Run)> Search(params string[] args)
    {
        SearchOptions? seen = null;
        var run = await CommandRun.Of(
            (options, _, _, _) => { seen = options; return Scripted.Report; },
            null,
            ["search", "--space", "TinySpace", "--data", "x", .. args]);
        return (seen, run);
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "search.yml");
        File.WriteAllText(path, text);
        return path;
    }
}
