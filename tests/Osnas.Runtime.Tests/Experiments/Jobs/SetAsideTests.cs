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

    /// <summary>The worst of what the searcher knows then, whichever worker answers first; 0 if it knows none.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_searcher_is_told_the_worst_fitness_so_far(int inFlight)
    {
        var searcher = new Listed([First, Second, Third, new(0, 0, 0), new(1, 1, 1)]);
        var fitness = new Queue<double?>([null, 0.5, 0.25, null, 0.125]);

        var result = await SearchRun.RunAsync(
            searcher, (_, _) => Task.FromResult(fitness.Dequeue()), workers: 1, inFlight, asynchronous: false, null, default);

        Assert.Equal([0, 0.5, 0.25, 0.25, 0.125], searcher.Told.Select(told => told.Fitness));
        Assert.Equal([Second, Third, new(1, 1, 1)], result.Candidates.Select(candidate => candidate.Architecture));
        Assert.Equal((Second, 0, 3.0), (result.Best.Architecture, result.Partial, result.Cost));
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

    private sealed class Listed(IReadOnlyList<Architecture> architectures) : ISearcher
    {
        private int _asked;

        public int Evaluations => architectures.Count;

        public List<Evaluation> Told { get; } = [];

        public IReadOnlyList<Architecture> Ask() => _asked < architectures.Count ? [architectures[_asked++]] : [];

        public void Tell(IReadOnlyList<Evaluation> evaluations) => Told.AddRange(evaluations);
    }
}
