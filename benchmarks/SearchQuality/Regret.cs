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

/// <summary>The regret of searches: how far what they find is from the best architecture of the table, in percentage points.</summary>
internal sealed class Regret(NasBenchTable judge)
{
    private readonly BudgetSampler _inside = new(new(NasBenchMacro.LookUpTable.Create(), []));

    /// <summary>The regret of one search.</summary>
    /// <param name="contestant">The searcher.</param>
    /// <param name="game">What it sees.</param>
    /// <param name="evaluations">The different architectures that it may evaluate.</param>
    /// <param name="seed">Its seed.</param>
    public double Of(Contestant contestant, Game game, int evaluations, int seed)
    {
        var searcher = contestant.Create(_inside, evaluations, seed);
        var evaluator = game switch
        {
            Game.Mean => judge.EvaluateMean(),
            Game.OneTraining => judge.EvaluateRun(seed % 3),
            _ => throw new ArgumentOutOfRangeException(nameof(game), game, null),
        };
        return judge.RegretOf(SearchRun.Run(searcher, evaluator).Best.Architecture);
    }

    /// <summary>The regrets of searches by several seeds, in the order of the seeds.</summary>
    /// <param name="contestant">The searcher.</param>
    /// <param name="game">What it sees.</param>
    /// <param name="evaluations">The different architectures that it may evaluate.</param>
    /// <param name="firstSeed">The first seed.</param>
    /// <param name="seeds">How many.</param>
    public IReadOnlyList<double> OfSeeds(Contestant contestant, Game game, int evaluations, int firstSeed, int seeds)
    {
        var regrets = new double[seeds];
        Parallel.For(0, seeds, index => regrets[index] = Of(contestant, game, evaluations, firstSeed + index));
        return regrets;
    }
}
