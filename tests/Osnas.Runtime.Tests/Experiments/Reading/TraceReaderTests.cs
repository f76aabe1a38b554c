using System.Globalization;
using System.Text;
using Osnas.Experiments;

namespace Osnas.Runtime.Tests;

public sealed class TraceReaderTests : IDisposable
{
    private const string Header = "index,accuracy,flops,params,architecture\n";

    private readonly TemporaryFolder _folder = new();

    private string Candidates => _folder[RunDirectory.CandidatesFile];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Candidates_are_summarized()
    {
        File.WriteAllText(
            Candidates,
            Header + """
            0,0.5,100,10,"0,2,1"
            1,0.25,50,30,"1,0,1"
            2,0.75,100,20,"2,0,1"
            3,0.75,300,5,"2,2,0"

            """);

        var trace = TraceReader.Read(Candidates, null)!;

        Assert.Equal((4, 3), (trace.Count, trace.Best.Number));
        Assert.Equal(["flops", "params"], trace.Metrics);
        Assert.Equal(
            [new(1, 0.5, 0.5, 0.5), new(2, 0.5, 0.375, 0.25), new(3, 0.75, 0.5, 0.75), new ProgressPoint(4, 0.75, 0.5625, 0.75)],
            trace.Progress);
        Assert.Equal([1, 2, 3, 4], trace.Sample.Select(candidate => candidate.Number));
        Assert.Equal([[2, 3], [4]], trace.Fronts.Select(front => front.Select(candidate => candidate.Number)));
        Assert.Equal([[1, 1, 2], [2, 0, 2], [1, 3, 0]], trace.Choices.All);

        // A tenth of four, rounded up, is one: of two equal ones, the cheaper.
        Assert.Equal(1, trace.Choices.BestCount);
        Assert.Equal([[0, 0, 1], [1, 0, 0], [0, 1, 0]], trace.Choices.Best);
    }

    /// <summary>The best is the winner of the search: the cheapest by the budget, or by FLOPs without one.</summary>
    [Theory]
    [InlineData(null, 3)]
    [InlineData(InfoMetric.Params, 4)]
    public void Of_equals_the_cheapest_is_the_best(InfoMetric? limited, int best)
    {
        Write([(0.25, 300, 20, "0,0,0"), (0.25, 200, 30, "0,0,1"), (0.25, 100, 20, "0,1,1"), (0.25, 200, 10, "1,1,0")]);
        ConstraintCfg[] budget = limited is { } metric ? [new(metric, AtMost: 1e9)] : [];

        var trace = TraceReader.Read(Candidates, SpaceRecord.Create(Budgets.Tiny, budget))!;

        Assert.Equal(best, trace.Best.Number);
        Assert.Equal([[3], [4]], trace.Fronts.Select(front => front.Select(candidate => candidate.Number)));
        Assert.Equal(
            trace.Best.Architecture,
            trace.Choices.Best.Select(row => row.ToList().IndexOf(1)));
    }

    /// <summary>Points on a grid, so that many are equal; the fronts by the definition.</summary>
    [Fact]
    public void Fronts_are_those_of_the_definition()
    {
        var random = new Random(3);
        var points =
            Enumerable.Range(0, 300).Select(_ => (Accuracy: random.Next(40) / 64.0, Flops: random.Next(40), Params: random.Next(9)))
            .ToArray();
        Write(points.Select((point, index) => (point.Accuracy, point.Flops, point.Params, $"{index % 7},{index % 3}")));

        var trace = TraceReader.Read(Candidates, null)!;

        Assert.Equal(
            Front(points.Select((point, index) => (point.Accuracy, point.Flops, (point.Params, index % 7, index % 3, index)))),
            trace.Fronts[0].Select(point => point.Number));
        Assert.Equal(
            Front(points.Select((point, index) => (point.Accuracy, point.Params, (point.Flops, index % 7, index % 3, index)))),
            trace.Fronts[1].Select(point => point.Number));
    }

    [Fact]
    public void Of_100_000_candidates_all_are_counted_and_some_are_kept()
    {
        const int Count = 100_000;
        var random = new Random(1);
        var accuracies = Enumerable.Range(0, Count).Select(_ => random.Next(1 << 20) / (double)(1 << 20)).ToArray();
        Write(accuracies.Select((accuracy, index) => (accuracy, index, index % 1000, $"{index % 9},{(accuracy > 0.5 ? 1 : 0)}")));

        var trace = TraceReader.Read(Candidates, null)!;

        Assert.Equal(Count, trace.Count);
        Assert.InRange(trace.Progress.Count, 500, SearchTrace.MostPoints);
        Assert.InRange(trace.Sample.Count, 1000, SearchTrace.MostSampled);
        Assert.All(trace.Fronts, front => Assert.InRange(front.Count, 1, SearchTrace.MostSampled));
        Assert.Equal((Count, accuracies.Max()), (trace.Progress[^1].Evaluations, trace.Progress[^1].Best));
        Assert.Equal(accuracies.Average(), trace.Progress[^1].Mean, 1e-9);
        Assert.Equal(Count, trace.Choices.All[0].Sum());
        Assert.Equal(accuracies.Count(accuracy => accuracy > 0.5), trace.Choices.All[1][1]);
        Assert.Equal(Count / 10, trace.Choices.BestCount);
        Assert.Equal([0, Count / 10], trace.Choices.Best[1].Take(2)); // the best tenth is above a half
    }

    /// <summary>The search writes while the file is read.</summary>
    [Fact]
    public void A_line_that_isnt_whole_yet_is_left_out()
    {
        File.WriteAllText(Candidates, Header + "0,0.5,100,10,\"0,2,1\"\n1,0.75,10");
        using var writer = new FileStream(Candidates, FileMode.Append);

        Assert.Equal(1, TraceReader.Read(Candidates, null)!.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("index,acc")]
    [InlineData(Header)]
    public void Before_the_first_candidate_there_is_none(string text)
    {
        File.WriteAllText(Candidates, text);

        Assert.Null(TraceReader.Read(Candidates, null));
    }

    [Theory]
    [InlineData("index,fitness,architecture\n", "line 1: the columns are index, fitness, architecture; accuracy and architecture must be")]
    [InlineData(Header + "0,0.5,1,1,\"0,2,1\"\n1,high,1,1,\"0,2,1\"\n", "line 3: '1,high,1,1,\"0,2,1\"' is not a candidate.")]
    [InlineData(Header + "0,NaN,1,1,\"0,2,1\"\n", "line 2: '0,NaN,1,1,\"0,2,1\"' is not a candidate.")]
    [InlineData(Header + "0,0.5,1,1\n", "line 2: '0,0.5,1,1' is not a candidate.")]
    [InlineData(Header + "0,0.5,1,1,\"0,-2\"\n", "line 2: '0,0.5,1,1,\"0,-2\"' is not a candidate.")]
    [InlineData(Header + "0,0.5,1,1,\"0,2000000000\"\n", "line 2: '0,0.5,1,1,\"0,2000000000\"' is not a candidate.")]
    [InlineData(Header + "0,0.5,1,1,\"0,2\"\n1,0.5,1,1,\"0\"\n", "line 3: the candidate has 1 choice, others have 2.")]
    public void A_damaged_line_is_named(string text, string message)
    {
        File.WriteAllText(Candidates, text);

        Assert.StartsWith(
            $"{Candidates}, {message}",
            Assert.Throws<InvalidDataException>(() => TraceReader.Read(Candidates, null)).Message,
            StringComparison.Ordinal);
    }

    private static int[] Front(IEnumerable<(double Accuracy, int Cost, (int, int, int, int) Place)> points)
    {
        var all = points.Select((point, index) => (Number: index + 1, point.Accuracy, point.Cost, point.Place)).ToArray();
        return
        [
            .. all.Where(point => !all.Any(other =>
                    other.Accuracy >= point.Accuracy && other.Cost <= point.Cost
                    && (other.Accuracy > point.Accuracy || other.Cost < point.Cost || other.Place.CompareTo(point.Place) < 0)))
                .OrderBy(point => point.Cost).Select(point => point.Number)
        ];
    }

    private void Write(IEnumerable<(double Accuracy, int Flops, int Params, string Architecture)> candidates)
    {
        var text = new StringBuilder(Header);
        foreach (var (candidate, index) in candidates.Select((candidate, index) => (candidate, index)))
            text.Append(
                CultureInfo.InvariantCulture,
                $"{index},{candidate.Accuracy:R},{candidate.Flops},{candidate.Params},\"{candidate.Architecture}\"\n");
        File.WriteAllText(Candidates, text.ToString());
    }
}
