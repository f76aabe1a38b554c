using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

public sealed class SearchRunTests
{
    private static readonly Architecture A = new(0);
    private static readonly Architecture B = new(1);
    private static readonly Architecture C = new(2);

    [Fact]
    public void Each_architecture_is_evaluated_once()
    {
        var searcher = new Script([A, B, A], [B, C]);
        var evaluator = Fitness(1, 2, 3);
        var result = SearchRun.Run(searcher, evaluator);

        Assert.Equal([A, B, C], evaluator.Evaluated);
        Assert.Equal([new(A, 1), new(B, 2), new(C, 3)], result.Candidates);
    }

    [Fact]
    public void The_searcher_is_told_what_it_asked_for()
    {
        var searcher = new Script([A, B, A], [B, C]);
        SearchRun.Run(searcher, Fitness(1, 2, 3));

        Assert.Equal([[new(A, 1), new(B, 2), new(A, 1)], [new(B, 2), new(C, 3)]], searcher.Told);
    }

    /// <summary>Those that begin alike are evaluated one after the other; the result is in the order of the question.</summary>
    [Fact]
    public void A_question_is_evaluated_in_the_order_of_the_choices()
    {
        var evaluator = Fitness(1, 2, 2);
        var result = SearchRun.Run(new Script([C, A, B]), evaluator);

        Assert.Equal([A, B, C], evaluator.Evaluated);
        Assert.Equal([new(C, 2), new(A, 1), new(B, 2)], result.Candidates);
    }

    [Fact]
    public void The_best_of_equals_is_the_first_by_its_choices() =>
        Assert.Equal(new(B, 2), SearchRun.Run(new Script([A, C, B]), Fitness(1, 2, 2)).Best);

    /// <summary>Without a budget and with one, in any order of requests and of answers.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(InfoMetric.Flops)]
    [InlineData(InfoMetric.Params)]
    public async Task The_best_of_equals_is_the_cheapest(InfoMetric? limited)
    {
        var table = Budgets.Tiny;
        var budget = new Budget(table, limited is { } metric ? [new(metric, AtMost: table.GetStatistics(metric).Max)] : []);
        Architecture[] all = [.. new BudgetSampler(budget).TryList(1000)!];
        var cheapest = all.OrderBy(one => table.GetModelInfo(limited ?? InfoMetric.Flops, one))
            .ThenBy(one => table.GetModelInfo(limited == InfoMetric.Params ? InfoMetric.Flops : InfoMetric.Params, one))
            .ThenBy(one => $"{one}", StringComparer.Ordinal).ToArray();
        new Random(1).Shuffle(all);
        var order = CandidateOrder.Of(budget);
        var steps = new List<SearchStep>();

        var alone = SearchRun.Run(new Script(all), new FitnessOf(_ => 0.25), null, new Report<SearchStep>(steps.Add), 3, default, order);
        var together = await SearchRun.RunAsync(
            new Script(all), (_, _) => Task.FromResult<double?>(0.25), workers: 4, inFlight: 3, asynchronous: true, null, default, order);

        Assert.Equal(new(cheapest[0], 0.25), alone.Best);
        Assert.Equal(alone.Best, together.Best);
        Assert.Equal(alone.Best, steps[^1].Best);
        Assert.Equal(cheapest, alone.Top(all.Length).Select(candidate => candidate.Architecture));
        Assert.Equal(cheapest, together.Top(all.Length).Select(candidate => candidate.Architecture));
        Assert.Equal(alone.Best, alone.FindParetoFront(table, [.. budget.Metrics])[0]);
    }

    [Fact]
    public void Each_candidate_is_reported()
    {
        var steps = new List<SearchStep>();
        SearchRun.Run(new Script([A, B, A, C]), Fitness(1, 2, 0), new Report<SearchStep>(steps.Add));

        Assert.Equal([new(1, 4, new(A, 1), new(A, 1)), new(2, 4, new(B, 2), new(B, 2)), new(3, 4, new(C, 0), new(B, 2))], steps);
    }

    [Fact]
    public void A_searcher_that_asks_for_more_than_it_says_is_stopped()
    {
        var evaluator = Fitness(1, 2, 3);
        var exception = Assert.Throws<InvalidOperationException>(
            () => SearchRun.Run(new Script([A], [B], [C]) { Evaluations = 2 }, evaluator));

        Assert.Equal(
            "Script asks for 3 architectures, but its Evaluations are 2. When the search is over, Ask must return no architectures.",
            exception.Message);
        Assert.Equal([A, B], evaluator.Evaluated);
    }

    [Fact]
    public void It_can_be_stopped_between_two_candidates()
    {
        using var source = new CancellationTokenSource();
        var evaluator = Fitness(1, 2, 3);

        Assert.Throws<OperationCanceledException>(() =>
            SearchRun.Run(new Script([A, B, C]), evaluator, new Report<SearchStep>(_ => source.Cancel()), cancellation: source.Token));
        Assert.Equal([A], evaluator.Evaluated);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public async Task A_fitness_that_isnt_finite_is_an_error(double fitness)
    {
        var searcher = new Script([A, B]);
        var alone = Assert.Throws<ArgumentOutOfRangeException>(() => SearchRun.Run(searcher, Fitness(1, fitness)));
        var together = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => SearchRun.RunAsync(new Script([A, B]), (one, _) => Task.FromResult(one == B ? fitness : 1), workers: 1));

        Assert.StartsWith("The fitness of 1 isn't a finite number.", alone.Message, StringComparison.Ordinal);
        Assert.Equal(alone.Message, together.Message);
        Assert.Empty(searcher.Told);
    }

    [Fact]
    public void A_searcher_that_asks_for_nothing_is_an_error()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => SearchRun.Run(new Script(), Fitness()));

        Assert.Equal("The searcher asked for no architecture.", exception.Message);
    }

    [Fact]
    public void The_top_are_the_best_in_order() =>
        Assert.Equal([new(B, 3), new(A, 1)], SearchRun.Run(new Script([A, B, C]), Fitness(1, 3, 1)).Top(2));

    /// <summary>A given fitness per candidate of the only layer.</summary>
    private static FitnessOf Fitness(params double[] values) => new(architecture => values[architecture[0]]);
}
