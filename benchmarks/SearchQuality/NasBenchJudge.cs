using Osnas.Samples;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Benchmarks;

/// <summary>What a search sees of an architecture. All are judged by the mean accuracy of three trainings.</summary>
internal enum Game
{
    /// <summary>The mean accuracy.</summary>
    Mean,

    /// <summary>The accuracy of one training: the first, second or third, by the seed.</summary>
    OneTraining,
}

/// <summary>Judges searches by the table that has all accuracies.</summary>
internal sealed class NasBenchJudge
{
    /// <summary>Architectures that are less accurate, in percent, have no part in the volume of a front.</summary>
    private const double LeastAccuracy = 90;

    private readonly NasBenchTable _truth;
    private readonly BudgetSampler _inside;
    private readonly Func<SearchResult, double> _rate;

    private NasBenchJudge(NasBenchTable truth, BaseLookUpTable costs, Func<SearchResult, double> rate)
    {
        _truth = truth;
        _inside = new(new(costs, []));
        _rate = rate;
    }

    /// <summary>Judges by the regret: how far the best that was found is from the best of the table, in percentage points.</summary>
    /// <param name="truth">The table.</param>
    public static NasBenchJudge Regret(NasBenchTable truth) =>
        new(truth, NasBenchMacro.LookUpTable.Create(), result => truth.RegretOf(result.Best.Architecture));

    /// <summary>
    /// Judges by the front of accuracy and FLOPs: its hypervolume up to 90 % and the greatest FLOPs, as a share of that of the
    /// true front. The front is the one that the search sees; its architectures count with their mean accuracies.
    /// </summary>
    /// <param name="truth">The table.</param>
    public static NasBenchJudge FrontShare(NasBenchTable truth)
    {
        var costs = NasBenchMacro.LookUpTable.Create();
        var rows = truth.Rows.ToDictionary(row => row.Architecture);
        double[] reference = [-LeastAccuracy, rows.Values.Max(row => row.Flops)];
        var whole = VolumeOf(rows.Keys);
        return new(truth, costs, result =>
            VolumeOf(result.FindParetoFront(costs, InfoMetric.Flops).Select(candidate => candidate.Architecture)) / whole);

        double VolumeOf(IEnumerable<Architecture> front) =>
            Hypervolume.Of([.. front.Select(architecture => new[] { -rows[architecture].Mean, rows[architecture].Flops })], reference);
    }

    /// <summary>Judges searches by several seeds, in the order of the seeds.</summary>
    /// <param name="contestant">The searcher.</param>
    /// <param name="game">What it sees.</param>
    /// <param name="evaluations">The different architectures that it may evaluate.</param>
    /// <param name="firstSeed">The first seed.</param>
    /// <param name="seeds">How many.</param>
    public IReadOnlyList<double> OfSeeds(Contestant contestant, Game game, int evaluations, int firstSeed, int seeds)
    {
        var judged = new double[seeds];
        Parallel.For(0, seeds, index => judged[index] = Of(contestant, game, evaluations, firstSeed + index));
        return judged;
    }

    private double Of(Contestant contestant, Game game, int evaluations, int seed)
    {
        var searcher = contestant.Create(_inside, evaluations, seed);
        var evaluator = game switch
        {
            Game.Mean => _truth.EvaluateMean(),
            Game.OneTraining => _truth.EvaluateRun(seed % 3),
            _ => throw new ArgumentOutOfRangeException(nameof(game), game, null),
        };
        return _rate(SearchRun.Run(searcher, evaluator));
    }
}
