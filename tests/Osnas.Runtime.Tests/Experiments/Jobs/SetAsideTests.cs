using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>Architectures that no worker can evaluate.</summary>
public sealed class SetAsideTests : IDisposable
{
    private static readonly Architecture First = new(0, 2, 1);
    private static readonly Architecture Second = new(1, 0, 1);
    private static readonly Architecture Third = new(2, 2, 2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The worst of what the searcher knows then, whichever worker answers first.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_searcher_is_told_the_worst_fitness_so_far(int inFlight)
    {
        var searcher = new Listed([First, Second, Third, new(0, 0, 0), new(1, 1, 1)]);
        var fitness = new Dictionary<Architecture, double?>
        {
            [First] = null,
            [Second] = 0.5,
            [Third] = 0.25,
            [new(0, 0, 0)] = null,
            [new(1, 1, 1)] = 0.125,
        };

        var result = await SearchRun.RunAsync(
            searcher, (asked, _) => Task.FromResult(fitness[asked]), workers: 1, inFlight, asynchronous: false, null, default);

        Assert.Equal([0.5, 0.5, 0.25, 0.25, 0.125], searcher.Told.Select(told => told.Fitness));
        Assert.Equal([Second, Third, new(1, 1, 1)], result.Candidates.Select(candidate => candidate.Architecture));
        Assert.Equal((Second, 0, 3.0), (result.Best.Architecture, result.Partial, result.Cost));
    }

    /// <summary>No number is worse than any fitness can be, and 0 is a good one if all are negative.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    public async Task The_searcher_is_told_nothing_before_a_fitness_is_known(int inFlight, bool asynchronous)
    {
        var searcher = new Listed([First, Second, Third, new(0, 0, 0)]);
        var fitness = new Dictionary<Architecture, double?> { [First] = null, [Second] = null, [Third] = -7, [new(0, 0, 0)] = -3 };

        await SearchRun.RunAsync(
            searcher, (asked, _) => Task.FromResult(fitness[asked]), workers: 1, inFlight, asynchronous, null, default);

        Assert.Equal(4, searcher.Told.Select(told => told.Architecture).Distinct().Count());
        if (asynchronous)
            Assert.All(searcher.Told, told => Assert.Contains(told.Fitness, new[] { -7.0, -3 }));
        else
            Assert.Equal([-7, -7, -7, -3], searcher.Told.Select(told => told.Fitness));
    }

    /// <summary>As on workers that judge shares of the images.</summary>
    [Fact]
    public void A_searcher_of_shares_goes_on_without_them()
    {
        var searcher = new Listed([First, Second, Third]);

        var result = SearchRun.Run(searcher, new LeavesOut(First), First.Equals, null, inFlight: 1, default);

        Assert.Equal([(First, -2.0), (Second, -2.0), (Third, -2.0)], searcher.Told.Select(told => (told.Architecture, told.Fitness)));
        Assert.Equal([Second, Third], result.Candidates.Select(candidate => candidate.Architecture));
        Assert.Equal(
            $"LeavesOut gave no evaluation of {First}. It must give one of each architecture.",
            Assert.Throws<InvalidOperationException>(() => SearchRun.Run(new Listed([First]), new LeavesOut(First))).Message);
    }

    [Fact]
    public async Task A_search_of_which_nothing_can_be_evaluated_ends()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => SearchRun.RunAsync(
            new Listed([First, Second]), (_, _) => Task.FromResult<double?>(null), 1, 1, false, null, default));

        Assert.Equal("None of the 2 architectures that the searcher asked for could be evaluated.", exception.Message);
    }

    [Fact]
    public void They_stay_with_their_errors_for_the_next_process()
    {
        var journal = Open();
        journal.Add(Second, "build-2: out of memory, \"really\"\nat x; build-3: the worker was lost");
        journal.Add(First, "a, b");

        Assert.Equal(
            "architecture,error\n\"1,0,1\",build-2: out of memory, \"really\" at x; build-3: the worker was lost\n\"0,2,1\",a, b\n",
            File.ReadAllText(_folder[RunDirectory.SetAsideFile]));
        foreach (var one in new[] { journal, Open() })
        {
            Assert.Equal(
                [(First, true), (Third, false)], new[] { First, Third }.Select(architecture => (architecture, one.Has(architecture))));
            Assert.Equal(
                [("0,2,1", "a, b"), ("1,0,1", "build-2: out of memory, \"really\" at x; build-3: the worker was lost")],
                one.All.Select(aside => (aside.Name, aside.Error)));
        }
    }

    [Theory]
    [InlineData("\"0,2\",error")]
    [InlineData("0,2,1,error")]
    [InlineData("\"0,2,1\"error")]
    public void A_wrong_line_is_named(string line)
    {
        File.WriteAllText(_folder[RunDirectory.SetAsideFile], $"architecture,error\n{line}\n");

        Assert.StartsWith(
            $"{_folder[RunDirectory.SetAsideFile]}, line 2: ", Assert.Throws<InvalidDataException>(Open).Message, StringComparison.Ordinal);
    }

    private SetAsideJournal Open() => new(_folder[RunDirectory.SetAsideFile], TinySpace.Spec);

    private sealed class LeavesOut(Architecture without) : IEvaluator
    {
        public double Evaluate(Architecture architecture) => Evaluate([architecture]).Single().Fitness;

        public IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures) =>
            architectures.Where(architecture => !architecture.Equals(without)).Select(architecture => new Evaluation(architecture, -2));
    }

    private sealed class Listed(IReadOnlyList<Architecture> architectures) : ISearcher
    {
        private int _asked;

        public int Evaluations => architectures.Count;

        public List<Evaluation> Told { get; } = [];

        public IReadOnlyList<Architecture> Ask() => _asked < architectures.Count ? [architectures[_asked++]] : [];

        public void Tell(IReadOnlyList<Evaluation> evaluations) => Told.AddRange(evaluations);
    }
}
