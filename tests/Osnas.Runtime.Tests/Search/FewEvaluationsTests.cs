using System.Globalization;
using Osnas.Experiments;
using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>A search may be as short as the user wants: with all other options as they are by default, each strategy works.</summary>
public sealed class FewEvaluationsTests
{
    /// <summary>Images that an architecture is judged on, where a strategy asks for shares of them.</summary>
    private const int Images = 8;

    public static TheoryData<string, int> Searches
    {
        get
        {
            TheoryData<string, int> searches = [];
            foreach (var options in SearcherRegistry.All.Defaults.Where(options => options is { RequiredSampler: null, OwnEpochs: 0 }))
            {
                foreach (var evaluations in (int[])[1, 2, 3, 5, 7])
                    searches.Add(SearcherRegistry.All.NameOf(options), evaluations);
            }

            return searches;
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void A_search_can_be_short(string name, int evaluations)
    {
        var count = evaluations.ToString(CultureInfo.InvariantCulture);
        var given = ConfigDocument.OfCommandLine(
            [new("--strategy", [name], $"--strategy {name}"), new("--iterations", [count], $"--iterations {count}")]);
        var options = SearchConfig.Read(
            given, name: null, new() { Space = nameof(TinySpace), Data = new() { Source = "x.csv" }, Output = "runs" }).Searcher;
        var sampler = Budgets.Sampler(Budgets.Tiny);
        var searcher = Searchers.Create(options, sampler);
        var judged = new JudgedImages(Images, (architecture, image) => (architecture.Sum() + image) % 3 == 0);
        var result = SearchRun.Run(searcher, judged);

        Assert.Equal(evaluations, options.EvaluationCount);
        Assert.Empty(given.Warnings);
        Assert.NotEmpty(result.Candidates);
        Assert.InRange(judged.Judged.Count, 1, evaluations * Images);
        Assert.All(result.Candidates, candidate => Assert.True(sampler.Budget.IsMetBy(candidate.Architecture)));
        (searcher as IPredictingSearcher)?.MeasureQuality(CancellationToken.None);
    }

    /// <summary>By hand: a fifth of the evaluations, at least 1 and at most 10.</summary>
    [Theory]
    [InlineData(4, 1)]
    [InlineData(30, 6)]
    [InlineData(49, 9)]
    [InlineData(330, 10)]
    public void A_local_search_begins_with_fewer_if_it_is_short(int evaluations, int starts)
    {
        var sampler = Budgets.Sampler(Budgets.FBNetS);

        Assert.Equal(starts, new LocalSearcher(sampler, new() { Evaluations = evaluations }, seed: 1).Ask().Count);
        Assert.Equal(starts, new ParetoLocalSearcher(sampler, new() { Evaluations = evaluations }, seed: 1).Ask().Count);
    }
}
