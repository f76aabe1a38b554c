using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>Searches with several architectures in flight: what a searcher has seen follows from their number alone.</summary>
public sealed class InFlightTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, int> Runs
    {
        get
        {
            TheoryData<string, int> runs = [];
            foreach (var name in (string[])["random", "evolution", "aging", "local", "Pareto local", "NSGA-II"])
            {
                foreach (var inFlight in (int[])[1, 3, 8])
                    runs.Add(name, inFlight);
            }

            return runs;
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>By hand: with three in flight, the fourth question is asked when one answer is told.</summary>
    [Theory]
    [InlineData(1, new[] { 0, 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData(3, new[] { 0, 0, 0, 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData(9, new[] { 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7 })]
    public async Task A_proposal_has_seen_all_but_those_in_flight(int inFlight, int[] seen)
    {
        var (alone, together) = (Script.OneByOne(7), Script.OneByOne(7));
        SearchRun.Run(alone, new Constant(), inFlight: inFlight);
        await SearchRun.RunAsync(together, (_, _) => Task.FromResult(1.0), workers: 2, inFlight);

        Assert.Equal(seen, alone.Seen);
        Assert.Equal(seen, together.Seen);
    }

    /// <summary>As many as are in flight are evaluated together, so that they can share their work.</summary>
    [Fact]
    public void Those_in_flight_are_evaluated_together()
    {
        var evaluator = new Constant();
        SearchRun.Run(Script.OneByOne(7), evaluator, inFlight: 3);

        Assert.Equal([3, 3, 1], evaluator.Sizes);
    }

    /// <summary>Answers come in any order, by one worker or many.</summary>
    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_result_doesnt_depend_on_the_workers(string name, int inFlight)
    {
        var fitness = new SyntheticFitness(Budgets.FBNetS.ModelCfgShape, 1);
        var expected = SearchRun.Run(Create(name), fitness, inFlight: inFlight);
        foreach (var workers in (int[])[1, 2, 5])
        {
            var random = new Random(workers);
            var steps = new List<SearchStep>();
            var result = await SearchRun.RunAsync(
                Create(name), AnswerLate, workers, inFlight, progress: new Report<SearchStep>(steps.Add));

            Assert.Equal(expected.Best, result.Best);
            Assert.Equal(expected.Candidates, result.Candidates);
            Assert.Equal(expected.Candidates, steps.Select(step => step.Last));

            // Some let others go first more often than others do.
            async Task<double> AnswerLate(Architecture architecture, CancellationToken token)
            {
                int turns;
                lock (random)
                    turns = random.Next(20);
                for (var turn = 0; turn < turns; turn++)
                    await Task.Yield();
                return fitness.Of(architecture);
            }
        }
    }

    /// <summary>Aging evolution knows less when it chooses a parent; generations are the same for any number.</summary>
    [Fact]
    public void The_number_in_flight_decides_what_is_asked_for()
    {
        Assert.NotEqual(Search("aging", 1), Search("aging", 3));
        Assert.Equal(Search("evolution", 1), Search("evolution", 3));

        static IReadOnlyList<Evaluation> Search(string name, int inFlight) =>
            SearchRun.Run(Create(name), new SyntheticFitness(Budgets.FBNetS.ModelCfgShape, 1), inFlight: inFlight).Candidates;
    }

    /// <summary>The first evaluation ends only when the third has begun, which a run in the order of asking would wait for.</summary>
    [Fact]
    public async Task An_asynchronous_run_tells_what_is_there()
    {
        var third = new TaskCompletionSource();
        var searcher = Script.OneByOne(3);
        var result = await SearchRun.RunAsync(searcher, Answer, workers: 2, inFlight: 2, asynchronous: true);

        Assert.Equal(1, searcher.Told[0][0].Architecture[0]);
        Assert.Equal([0, 1, 2], result.Candidates.Select(candidate => candidate.Architecture[0]));

        async Task<double> Answer(Architecture architecture, CancellationToken token)
        {
            if (architecture[0] == 2)
                third.SetResult();
            if (architecture[0] == 0)
                await third.Task.WaitAsync(token);
            return architecture[0];
        }
    }

    /// <summary>An evaluation that fails ends the search, and all others with it.</summary>
    [Fact]
    public async Task A_failure_ends_the_other_evaluations()
    {
        using var begun = new CountdownEvent(2);
        var ended = 0;
        await Assert.ThrowsAsync<IOException>(() => SearchRun.RunAsync(Script.OneByOne(3), Answer, workers: 3, inFlight: 3));

        Assert.Equal(2, ended);

        async Task<double> Answer(Architecture architecture, CancellationToken token)
        {
            if (architecture[0] == 0)
            {
                begun.Wait(token);
                throw new IOException("The worker is gone.");
            }

            begun.Signal();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        }
    }

    /// <summary>A run that was stopped anywhere goes on with the same candidates, and evaluates none twice.</summary>
    [Theory]
    [MemberData(nameof(Runs))]
    public void A_stopped_run_resumes_with_the_same_candidates(string name, int inFlight)
    {
        var fitness = new SyntheticFitness(Budgets.FBNetS.ModelCfgShape, 1);
        var expected = SearchRun.Run(Create(name), fitness, inFlight: inFlight).Candidates;
        fitness.Evaluated.Clear();
        foreach (var stop in (int[])[1, 22, 41])
        {
            using var source = new CancellationTokenSource();
            var progress = new Report<SearchStep>(step => { if (step.Evaluated == stop) source.Cancel(); });
            Assert.Throws<OperationCanceledException>(() => SearchRun.Run(Create(name), Journal(), progress, inFlight, source.Token));
        }

        Assert.Equal(expected, SearchRun.Run(Create(name), Journal(), inFlight: inFlight).Candidates);
        Assert.Distinct(fitness.Evaluated);

        CandidateJournal Journal() => new(_folder["candidates.csv"], _folder["partial.csv"], fitness, Budgets.FBNetS);
    }

    private static ISearcher Create(string name) =>
        Searchers.Create(
            name,
            Budgets.Sampler(Budgets.FBNetS, Budgets.Range(Budgets.FBNetS, InfoMetric.Flops, 0, 0.4)),
            population: 20,
            generations: 2,
            seed: 3);

    private sealed class Constant : IEvaluator
    {
        /// <summary>How many were evaluated together.</summary>
        public List<int> Sizes { get; } = [];

        public double Evaluate(Architecture architecture) => 1;

        public IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures)
        {
            Sizes.Add(architectures.Count);
            return architectures.Select(architecture => new Evaluation(architecture, 1));
        }
    }
}
