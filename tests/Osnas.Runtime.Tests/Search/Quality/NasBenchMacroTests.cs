using Osnas.Benchmarks;
using Osnas.Samples;

namespace Osnas.Runtime.Tests;

/// <summary>
/// NAS-Bench-Macro: the costs as published, and what searchers find there. The searches are those of
/// <c>./build.sh bench SearchQuality</c> with fewer seeds; the bounds leave room for the seeds of another generator.
/// </summary>
public sealed class NasBenchMacroTests
{
    private static readonly NasBenchTable Truth = NasBenchTable.Read(Path.Combine(AppContext.BaseDirectory, "nas-bench-macro.csv.gz"));
    private static readonly NasBenchJudge Regret = NasBenchJudge.Regret(Truth);
    private static readonly NasBenchJudge FrontShare = NasBenchJudge.FrontShare(Truth);

    [Fact]
    public void All_flops_and_parameters_are_the_published_ones()
    {
        var table = NasBenchMacro.LookUpTable.Create();

        Assert.Equal(6561, Truth.Rows.Count);
        Assert.All(Truth.Rows, row =>
        {
            Assert.Equal(row.Flops, table.GetModelInfo(InfoMetric.Flops, row.Architecture));
            Assert.Equal(row.Params, table.GetModelInfo(InfoMetric.Params, row.Architecture));
        });
    }

    /// <summary>
    /// The regret of 100 random draws follows from the table: 0.26 on average. That of aging is that of the published reference.
    /// </summary>
    [Theory]
    [InlineData("random", 100, 6, 0.12, 0.45)]
    [InlineData("bayesian", 50, 6, 0, 0.03)]
    [InlineData("local", 100, 6, 0, 0.06)]
    [InlineData("aging, population 20, tournament 5", 200, 6, 0, 0.05)]
    [InlineData("aging", 50, 6, 0, 0.15)]
    [InlineData("evolution", 50, 6, 0, 0.25)]
    public void Searchers_find_what_they_are_known_to_find(string name, int evaluations, int seeds, double least, double most) =>
        Assert.InRange(MeanOf(Regret, Contestant.All, name, Game.Mean, evaluations, seeds), least, most);

    /// <summary>Who evaluates every architecture has 0.041 over three seeds.</summary>
    [Theory]
    [InlineData("bayesian", 50, 6, 0, 0.08)]
    [InlineData("bayesian", 100, 3, 0, 0.06)]
    public void With_noise_they_find_almost_as_much(string name, int evaluations, int seeds, double least, double most) =>
        Assert.InRange(MeanOf(Regret, Contestant.All, name, Game.OneTraining, evaluations, seeds), least, most);

    /// <summary>200 random draws have 0.88 of the volume of the true front, 100 have 0.85.</summary>
    [Theory]
    [InlineData("random", 200, 6, 0.83, 0.93)]
    [InlineData("pareto-local", 200, 6, 0.93, 1)]
    [InlineData("nsga2", 200, 6, 0.9, 1)]
    [InlineData("pareto-bayesian", 100, 3, 0.95, 1)]
    public void Their_fronts_are_as_good_as_they_are_known_to_be(string name, int evaluations, int seeds, double least, double most) =>
        Assert.InRange(MeanOf(FrontShare, Contestant.Fronts, name, Game.Mean, evaluations, seeds), least, most);

    private static double MeanOf(
        NasBenchJudge judge, IReadOnlyList<Contestant> contestants, string name, Game game, int evaluations, int seeds)
    {
        var contestant = contestants.Single(contestant => contestant.Name == name);
        return judge.OfSeeds(contestant, game, evaluations, firstSeed: 0, seeds).Average();
    }
}
