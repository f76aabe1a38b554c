using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>A space whose architectures all cost the same.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 8, Stride = 2, Repeat = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Conv, Activation = Activation.Relu)]
[Micro(Block.Conv, Activation = Activation.HSwish)]
public partial class EqualCostSpace;

/// <summary>A space of one architecture.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 8, Stride = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Conv)]
public partial class OneArchitectureSpace;

/// <summary>A space of nine architectures.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 8, Stride = 2, Repeat = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Conv, KernelSize = 1)]
[Micro(Block.Conv, KernelSize = 3)]
[Micro(Block.Mobile, ExpansionRate = 2)]
public partial class NineSpace;

/// <summary>Searches in spaces, or budgets, that leave little to search.</summary>
public sealed class SmallSpaceTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MoreComparisonsThanThereAreTrainEachArchitectureOnce()
    {
        var (trained, watcher) = Watch();
        var report = SearchExperiment.Run(Options(nameof(NineSpace), "evolution") with { Baselines = 50 }, watcher);

        Assert.Equal("baselines 8, not 50: besides the winner, the space has no other architecture", watcher.Summary[^1]);
        Assert.Equal(9, trained.Count(name => name != "supernet" && name != "search"));
        Assert.Equal(8, report.Others.Count);
        Assert.Equal(9, report.Others.Prepend(report.Winner).Select(row => string.Join(",", row.Architecture)).Distinct().Count());
        Assert.Equal((50, 8, 9), (report.Baselines, report.RandomCount, report.Ranking.Count));
        Assert.Equal(11, report.Others.Prepend(report.Winner).Sum(row => row.Parts.Count()));
        Assert.Equal(9 + 1, Directory.GetFiles(_folder.Locate("run"), "*.dat").Length);
    }

    [Theory]
    [InlineData("evolution")]
    [InlineData("random")]
    [InlineData("aging")]
    [InlineData("bayesian")]
    [InlineData("nsga2")]
    [InlineData("differentiable")]
    public void OneArchitectureIsTrainedOnce(string strategy)
    {
        var (trained, watcher) = Watch();
        var report = SearchExperiment.Run(Options(nameof(OneArchitectureSpace), strategy) with { Baselines = 2 }, watcher);

        Assert.Equal(["winner"], trained.Where(name => name is not ("supernet" or "search")));
        Assert.Equal(["winner", "cheapest", "most expensive"], report.Winner.Parts);
        Assert.Empty(report.Others);
        Assert.Equal(new RankingDocument(null, null, null, 1), report.Ranking);
    }

    /// <summary>
    /// By hand: of 20 validation images, 9 architectures are judged on 2, 4 on 3 more, 2 on 5 more, and 1 on the other 10.
    /// </summary>
    [Fact]
    public void HalvingCountsEachImage()
    {
        var (_, watcher) = Watch();
        var report = SearchExperiment.Run(Options(nameof(NineSpace), "halving"), watcher);

        Assert.Contains(
            "search    9 candidates on 1/8 of the validation images, 4 on 1/4, 2 on 1/2, 1 on all", watcher.Summary);
        Assert.Equal(new PartialDocument(8, (9 * 2) + (4 * 3) + (2 * 5) + 10, 2.5), report.Partial);
        Assert.Equal((1, 1), (report.Candidates, report.ParetoFront.Count));
        Assert.Equal(report.Top[0].SupernetAccuracy!.Value, report.Winner.SupernetAccuracy!.Value, 12);
        Assert.Equal(1 + 1, File.ReadAllLines(_folder.Locate("run", RunDirectory.CandidatesFile)).Length);
        Assert.Equal(1 + 16, File.ReadAllLines(_folder.Locate("run", RunDirectory.PartialFile)).Length);
        Assert.Equal(
            report.Partial, SearchExperiment.Run(Options(nameof(NineSpace), "halving")).Partial);
    }

    [Theory]
    [InlineData("evolution")]
    [InlineData("differentiable")]
    public void EqualCostsAreSearched(string strategy)
    {
        var cost = EqualCostSpace.LookUpTable.Create().GetStatistics(InfoMetric.Flops).Min;
        var report =
            SearchExperiment.Run(Options(nameof(EqualCostSpace), strategy) with { Budget = [new(InfoMetric.Flops, AtMost: cost + 1000)] });

        Assert.Equal(cost, report.Winner.Cost.Flops);
    }

    [Theory]
    [InlineData(nameof(EqualCostSpace), "All architectures have ")]
    [InlineData(nameof(OneArchitectureSpace), "All architectures have ")]
    [InlineData(nameof(NineSpace), "No other architecture than 0,0 meets the budget, ")]
    public void AGeneratorThatHasNothingToAimAtIsToldBeforeAnyTraining(string space, string message)
    {
        var cheapest = SearchSpaces.Get(space).CreateLookUpTable(8, 10).GetStatistics(InfoMetric.Flops).Min;
        var options = Options(space, "generator") with { Budget = [new(InfoMetric.Flops, AtMost: cheapest)] };

        var exception = Assert.Throws<ArgumentException>(() => SearchExperiment.Run(options));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        Assert.Contains(": a generator learns target costs and has nothing to learn. ", exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(options.Output));
    }

    private static (HashSet<string> Trained, ResumeRun.Watcher Watcher) Watch()
    {
        var trained = new HashSet<string>();
        return (trained, new(name => trained.Add(name)));
    }

    private SearchOptions Options(string space, string strategy) => new()
    {
        Space = space,
        Data = new() { Source = Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), Limit = 100 },
        Output = _folder.Locate("run"),
        Seed = 1,
        Searcher = SearcherRegistry.All.Get(strategy) switch
        {
            EvolutionOptions evolution => evolution with { Population = 4, Parents = 2, Generations = 1 },
            AgingOptions aging => aging with { Population = 4, Evaluations = 6, Tournament = 2 },
            BayesianOptions bayesian => bayesian with { Evaluations = 6 },
            Nsga2Options nsga2 => nsga2 with { Population = 4, Generations = 1 },
            HalvingOptions halving => halving with { Evaluations = 3 },
            RandomOptions random => random with { Iterations = 4 },
            var other => other,
        },
        Supernet = new() { Epochs = 1, BatchSize = 16 },
        Model = new() { Epochs = 1, BatchSize = 16 },
        CalibrationImages = 16,
        Baselines = 0,
    };
}
