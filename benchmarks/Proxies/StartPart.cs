using Osnas.Samples;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Benchmarks;

/// <summary>A search whose start is chosen by a proxy, beside the same search with a random start.</summary>
/// <param name="truth">All accuracies.</param>
/// <param name="measured">The architectures that the start is drawn from: those whose value is known.</param>
internal sealed class StartPart(NasBenchTable truth, IReadOnlyList<Architecture> measured)
{
    private readonly BudgetSampler _inside = new(new(NasBenchMacro.LookUpTable.Create(), []));

    /// <summary>The strategies.</summary>
    public static IReadOnlyList<string> Strategies { get; } = ["aging", "evolution", "local", "bayesian"];

    /// <summary>
    /// The regret of searches, by seed: how far what they found is from the best, in percentage points. They see one training of
    /// each architecture, and are judged by the mean of three.
    /// </summary>
    /// <param name="strategy">One of <see cref="Strategies"/>.</param>
    /// <param name="evaluations">The architectures that a search evaluates.</param>
    /// <param name="values">What the start is chosen by, in the order of the architectures; null for a random start.</param>
    /// <param name="draws">The draws for each architecture of the start.</param>
    /// <param name="firstSeed">The first seed.</param>
    /// <param name="seeds">How many.</param>
    public Sample Measure(string strategy, int evaluations, double[]? values, int draws, int firstSeed, int seeds) =>
        new([.. Enumerable.Range(firstSeed, seeds).Select(seed => Search(strategy, evaluations, values, draws, seed))]);

    private double Search(string strategy, int evaluations, double[]? values, int draws, int seed)
    {
        var options = Create(strategy, evaluations);
        var start = values is null ? [] : Choose(values, Begin(options, [], seed).Ask().Count, draws, seed);
        return truth.RegretOf(SearchRun.Run(Begin(options, start, seed), truth.EvaluateRun(seed % 3)).Best.Architecture);
    }

    private ISearcher Begin(SearcherOptions options, IReadOnlyList<Architecture> start, int seed) =>
        options.Create(new(Supernet: null, _inside, seed)
        {
            Calibration = null!,
            Validation = null!,
            BatchSize = 1,
            Memory = null!,
            Start = start,
        });

    private Architecture[] Choose(double[] values, int count, int draws, int seed)
    {
        int[] order = [.. Enumerable.Range(0, measured.Count)];
        new Random(seed).Shuffle(order);
        return [.. order[..(count * draws)].OrderByDescending(place => values[place]).Take(count).Select(place => measured[place])];
    }

    private static SearcherOptions Create(string strategy, int evaluations) => SearcherRegistry.All.Get(strategy) switch
    {
        AgingOptions aging => aging with { Evaluations = evaluations },
        EvolutionOptions evolution => evolution with { Evaluations = evaluations },
        LocalOptions local => local with { Evaluations = evaluations },
        BayesianOptions bayesian => bayesian with { Evaluations = evaluations },
        var other => throw new ArgumentOutOfRangeException(nameof(strategy), other, null),
    };
}
