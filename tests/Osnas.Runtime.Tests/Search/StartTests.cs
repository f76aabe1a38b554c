using Osnas.Experiments;
using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>Searches that begin with given architectures in place of random ones.</summary>
public sealed class StartTests
{
    private static readonly SearchOptions Options =
        new() { Space = nameof(TinySpace), Data = new() { Source = "x.csv" }, Output = "runs" };

    /// <summary>By hand, for 40 evaluations: the square root of 80; a fifth; a fifth, but at least 10.</summary>
    public static TheoryData<string, int> Starts => new()
    {
        { "aging", 9 },
        { "evolution", 8 },
        { "nsga2", 8 },
        { "local", 8 },
        { "pareto-local", 8 },
        { "bayesian", 10 },
        { "pareto-bayesian", 10 },
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public void A_search_begins_with_what_is_given(string name, int count)
    {
        var options = Read("--strategy", name, "--iterations", "40").Searcher;
        var sampler = Budgets.Sampler(Budgets.FBNetS, Budgets.Range(Budgets.FBNetS, InfoMetric.Flops, 0, 0.5));
        var random = new Random(1);
        Architecture[] given = [.. Enumerable.Range(0, count).Select(_ => sampler.Sample(random))];
        var outside = new Architecture(Budgets.FBNetS.GetStatistics(InfoMetric.Flops).MostExpensive);

        Assert.Equal(count, options.CountStarts(int.MaxValue));
        Assert.Equal(count, Ask([]).Count);
        Assert.Empty(Ask([]).Intersect(given));
        Assert.Equal(given, Ask(given));
        Assert.Equal(given, Ask([.. given, sampler.Sample(random)]));

        // Too few are followed by random ones; one outside the budget doesn't count, nor one that was there.
        Architecture[] few = [given[0], outside, given[0], given[1]];
        var completed = Ask(few);
        Assert.Equal(given[..2], completed.Take(2));
        Assert.Equal(count, completed.Distinct().Count());
        Assert.All(completed, architecture => Assert.True(sampler.Budget.IsMetBy(architecture)));

        IReadOnlyList<Architecture> Ask(IReadOnlyList<Architecture> start) => Searchers.Create(options, sampler, start).Ask();
    }

    /// <summary>Each strategy that isn't in the list above has no start, and says so.</summary>
    [Fact]
    public void All_strategies_are_tested() => Assert.Equal(
        Starts.Select(row => (string)row[0]).Order(StringComparer.Ordinal),
        SearcherRegistry.All.Defaults.Where(options => options.CountStarts(int.MaxValue) > 0)
            .Select(SearcherRegistry.All.NameOf).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("--start-by naswot --strategy random", "--strategy random has no start to choose; leave it out, or take another strategy")]
    [InlineData("--start-by flops --strategy generator", "--strategy generator has no start to choose; leave it out")]
    [InlineData("--start-by flops --fitness flops", "--fitness flops is what the search maximizes")]
    [InlineData("--start-by supernet", "--start-by supernet needs a trained supernet; --start-by takes a measure of untrained networks")]
    [InlineData("--start-draws 50", "--start-by supernet (default) needs a trained supernet; --start-by takes a measure")]
    [InlineData(
        "--start-by flops --start-draws 9 --strategy bayesian --iterations 100",
        "--start-draws 9 is less than the 20 architectures that --strategy bayesian begins with")]
    [InlineData("--start-by magic", "--start-by is 'magic'; there is no fitness 'magic'")]
    public void What_makes_no_sense_is_refused(string words, string expected) =>
        Assert.Contains(expected, Assert.Throws<ConfigException>(() => Read(words.Split(' '))).Message, StringComparison.Ordinal);

    /// <summary>The options of the measure have an effect, whatever the search maximizes.</summary>
    [Fact]
    public void A_start_has_its_options()
    {
        var given = ConfigDocument.Parse(
            "x.yml", "search_utility:\n  start_by: naswot\n  start_draws: 60\n  proxy_batch_size: 16", []);
        var options = SearchConfig.Read(given, name: null, Options);

        Assert.Equal(new StartOptions { Fitness = new NaswotOptions { BatchSize = 16 }, Draws = 60 }, options.Start);
        Assert.IsType<SupernetFitnessOptions>(options.Fitness);
        Assert.Null(Read("--strategy", "aging").Start);
    }

    private static SearchOptions Read(params string[] words) => SearchConfig.Read(
        ConfigDocument.OfCommandLine(words.Chunk(2).Select(pair => new GivenValue(pair[0], [pair[1]], $"{pair[0]} {pair[1]}"))),
        name: null,
        Options);
}
