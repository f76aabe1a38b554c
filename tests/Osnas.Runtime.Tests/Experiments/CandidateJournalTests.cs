using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class CandidateJournalTests : IDisposable
{
    private static readonly Architecture First = new(0, 2, 1);
    private static readonly Architecture Second = new(1, 0, 1);

    private readonly TemporaryFolder _folder = new();
    private readonly Counting _evaluator = new();

    private string File => _folder[RunDirectory.CandidatesFile];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Candidates_have_their_costs()
    {
        var journal = Open();
        journal.Evaluate(First);
        journal.Evaluate(Second);

        var costs = new CostModel(TinySpace.Spec);
        Assert.Equal(
            $"""
            index,accuracy,flops,params,architecture
            0,0.5,{costs.Of(First).Flops},{costs.Of(First).Params},"0,2,1"
            1,0.3333333333333333,{costs.Of(Second).Flops},{costs.Of(Second).Params},"1,0,1"

            """,
            System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void None_is_evaluated_twice_not_even_by_the_next_process()
    {
        var (first, second) = (Open().Evaluate(First), Open().Evaluate(Second));
        var text = System.IO.File.ReadAllText(File);
        var journal = Open();

        Assert.Equal((first, second), (journal.Evaluate(First), journal.Evaluate(Second)));
        Assert.Equal(2, _evaluator.Count);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    /// <summary>A run with such a line could not be resumed.</summary>
    [Fact]
    public void A_fitness_that_isnt_finite_is_not_written()
    {
        var journal = new RunDirectory(_folder.Path).OpenJournal(new FitnessOf(_ => double.NaN), Budgets.Tiny);

        Assert.Throws<ArgumentOutOfRangeException>(() => journal.Evaluate([First]).Count());
        Assert.Equal("index,accuracy,flops,params,architecture\n", System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Of_a_population_those_are_evaluated_that_it_doesnt_hold()
    {
        var third = new Architecture(2, 2, 2);
        var known = Open().Evaluate(Second);
        var result = Open().Evaluate([First, Second, third]);

        Assert.Equal([new(First, 1.0 / 3), new(Second, known), new(third, 1.0 / 4)], result);
        Assert.Equal(result, Open().Evaluate([First, Second, third]));
        Assert.Equal(3, _evaluator.Count);
    }

    [Fact]
    public void Each_of_a_population_is_written_as_soon_as_it_is_evaluated()
    {
        using var population = Open().Evaluate([First, Second]).GetEnumerator();
        population.MoveNext();

        Assert.Equal(2, System.IO.File.ReadAllLines(File).Length);
        Assert.Equal(1, _evaluator.Count);
    }

    /// <summary>A process may be killed anywhere in a line.</summary>
    [Fact]
    public void A_line_that_was_cut_off_is_written_again()
    {
        Open().Evaluate(First);
        var one = System.IO.File.ReadAllText(File);
        Open().Evaluate(Second);
        var two = System.IO.File.ReadAllText(File);
        for (var length = 0; length <= two.Length; length++)
        {
            System.IO.File.WriteAllText(File, two[..length]);
            _evaluator.Count = 1;
            if (length < one.Length)
                _evaluator.Count = 0;
            var journal = Open();
            journal.Evaluate(First);
            journal.Evaluate(Second);

            Assert.Equal(two, System.IO.File.ReadAllText(File));
        }
    }

    [Fact]
    public void A_line_that_is_no_candidate_is_refused()
    {
        System.IO.File.WriteAllText(File, "index,accuracy,flops,params,architecture\n0,high,1,1,\"0,2,1\"\n");

        var exception = Assert.Throws<InvalidDataException>(Open);
        Assert.Equal(
            $"{File}, line 2: '0,high,1,1,\"0,2,1\"' is not a candidate. Delete the line, or delete the file to evaluate "
            + "all candidates again.",
            exception.Message);
    }

    [Theory]
    [InlineData("0,0.5,1,1,\"0,2\"", "2: the architecture has 2 choices; the space has 3 search layers")]
    [InlineData("0,0.5,1,1,\"0,2,9\"", "2: layer 2 chooses candidate 9; the space")]
    [InlineData("0,0.5,1,1,\"0,x,1\"", "'x' (layer 1) isn't a candidate index")]
    [InlineData("0,0.5,1,1,\"0,99999999999,1\"", "'99999999999' (layer 1) isn't a candidate index")]
    [InlineData("0,NaN,1,1,\"0,2,1\"", "'0,NaN,1,1,\"0,2,1\"' is not a candidate")]
    [InlineData("0,1e999,1,1,\"0,2,1\"", "'0,1e999,1,1,\"0,2,1\"' is not a candidate")]
    [InlineData("0,0.5,1,1,\"0,2,1\"\n1,0.6,1,1,\"0,2,1\"", "0,2,1 appears twice")]
    public void A_candidate_of_no_use_is_told_with_its_line(string lines, string message)
    {
        System.IO.File.WriteAllText(File, $"index,accuracy,flops,params,architecture\n{lines}\n");

        Assert.Contains(
            message,
            Assert.Throws<InvalidDataException>(Open).Message.Replace($"{File}, line ", string.Empty, StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    /// <summary>Values of one fitness aren't those of another.</summary>
    [Fact]
    public void The_candidates_of_another_fitness_are_refused()
    {
        var directory = new RunDirectory(_folder.Path);
        directory.OpenJournal(_evaluator, Budgets.Tiny, "naswot").Evaluate(First);
        var text = System.IO.File.ReadAllText(File);

        Assert.Equal(
            $"{File}, line 1: the header is 'index,fitness_naswot,flops,params,architecture', not "
            + "'index,fitness_flops,flops,params,architecture'. Delete the file to evaluate all candidates again, or choose another "
            + "folder or name.",
            Assert.Throws<InvalidDataException>(() => directory.OpenJournal(_evaluator, Budgets.Tiny, "flops")).Message);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    /// <summary>An editor may have changed the ends of the lines.</summary>
    [Fact]
    public void A_file_with_other_line_ends_is_read()
    {
        var value = Open().Evaluate(First);
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(value, Open().Evaluate(First));
        Assert.Equal(1, _evaluator.Count);
    }

    private IEvaluator Open() => new RunDirectory(_folder.Path).OpenJournal(_evaluator, Budgets.Tiny);

    /// <summary>A half, a third, ...: each evaluation gives another number.</summary>
    private sealed class Counting : IEvaluator
    {
        public int Count { get; set; }

        public double Evaluate(Architecture architecture) => 1.0 / (++Count + 1);
    }
}
