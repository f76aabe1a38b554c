using Osnas.Benchmarks;
using Osnas.Samples;

namespace Osnas.Runtime.Tests;

/// <summary>
/// NAS-Bench-Macro: the costs as published, and what searchers find there. The searches are those of
/// <c>./build.sh bench SearchQuality</c> with fewer seeds; the bounds leave room for the seeds of another generator.
/// </summary>
public sealed class NasBenchMacroTests
{
    private const int Seeds = 6;

    private static readonly NasBenchTable Judge = NasBenchTable.Read(Path.Combine(AppContext.BaseDirectory, "nas-bench-macro.csv.gz"));
    private static readonly Regret Regret = new(Judge);

    [Fact]
    public void All_flops_and_parameters_are_the_published_ones()
    {
        var table = NasBenchMacro.LookUpTable.Create();

        Assert.Equal(6561, Judge.Rows.Count);
        Assert.All(Judge.Rows, row =>
        {
            Assert.Equal(row.Flops, table.GetModelInfo(InfoMetric.Flops, row.Architecture));
            Assert.Equal(row.Params, table.GetModelInfo(InfoMetric.Params, row.Architecture));
        });
    }

    /// <summary>
    /// The regret of 100 random draws follows from the table: 0.26 on average. That of aging is that of the published reference.
    /// </summary>
    [Theory]
    [InlineData("random", 100, 0.12, 0.45)]
    [InlineData("bayesian", 50, 0, 0.03)]
    [InlineData("local", 100, 0, 0.06)]
    [InlineData("aging, population 20, tournament 5", 200, 0, 0.05)]
    [InlineData("aging", 50, 0, 0.15)]
    [InlineData("evolution", 50, 0, 0.25)]
    [InlineData("local", 100, 0, 0.03)]
    public void Searchers_find_what_they_are_known_to_find(string name, int evaluations, double least, double most)
    {
        var contestant = Contestant.All.Single(contestant => contestant.Name == name);

        var regrets = Regret.OfSeeds(contestant, Game.Mean, evaluations, firstSeed: 0, Seeds);

        Assert.InRange(regrets.Average(), least, most);
    }
}
