using Osnas;
using Osnas.Options;
using Osnas.Search;
using Osnas.Training;

/// <summary>The options of a <see cref="MySearcher"/>: <c>search --strategy my-searcher</c>.</summary>
[Searcher("my-searcher")]
public sealed record MySearcherOptions : SearcherOptions
{
    // Each option needs a range, a text for --help, and a flag, a key of configuration files, or both.
    private static readonly OptionSet<MySearcherOptions> Declared = new OptionSet<MySearcherOptions>().Whole(
        nameof(Iterations), NumberRange.Whole(1, 100_000), options => options.Iterations,
        (options, value) => options with { Iterations = value },
        "The number of architectures to evaluate", "--iterations", ["search_utility.iterations"]);

    /// <summary>The number of architectures to evaluate.</summary>
    public int Iterations { get; init; } = 200;

    /// <inheritdoc/>
    protected override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected override int? EvaluationCount => Iterations;

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new MySearcher(context.Inside, Iterations, context.Seed);
}

/// <summary>Changes one layer of the best architecture so far.</summary>
public sealed class MySearcher(BudgetSampler inside, int iterations, int seed) : ISearcher
{
    private const int Neighbors = 100;
    private const int Tries = 1000;

    // What Ask returns depends on the seed and on what Tell got, and on nothing else: then a search can be resumed.
    private readonly Random _random = new(seed);
    private readonly HashSet<Architecture> _asked = [];
    private Evaluation? _best;
    private bool _isWaiting;

    /// <inheritdoc/>
    public int Evaluations { get; } = inside.Budget.Limit(iterations);

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        if (_isWaiting || _asked.Count == Evaluations)
            return [];

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var next = _best is null || attempt >= Neighbors ? inside.Sample(_random) : Change(_best.Architecture);
            if (inside.Budget.IsMetBy(next) && _asked.Add(next))
            {
                _isWaiting = true;
                return [next];
            }
        }

        return [];
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        _isWaiting = false;
        foreach (var evaluation in evaluations)
        {
            if (_best is null || evaluation.Fitness > _best.Fitness)
                _best = evaluation;
        }
    }

    // Replace this rule.
    private Architecture Change(Architecture architecture)
    {
        int[] choices = [.. architecture];
        var row = _random.Next(choices.Length);
        var allowed = inside.Budget.Table.Spec.AllowedCandidates(row);
        choices[row] = allowed[_random.Next(allowed.Count)];
        return new(choices);
    }
}
