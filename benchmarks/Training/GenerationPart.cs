using System.Globalization;
using Osnas.Samples;
using Osnas.Search;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>A generation of an evolution, evaluated together and one by one.</summary>
internal static class GenerationPart
{
    private const double Target = 1.5;
    private const int Population = 50;
    private const int Images = 1000;
    private const int Calibrating = 256;
    private const int Generation = 5;

    /// <summary>One takes 19 s.</summary>
    private const int Pairs = 3;

    /// <summary>The candidates that are evaluated before, for which .NET compiles the code.</summary>
    private const int WarmUps = 4;

    public static BenchRow Measure(Setup setup)
    {
        random.manual_seed(1);
        using var supernet = new FBNetS.Supernet(classes: 10);
        using var validation = Work.Draw(Images);
        using var calibration = Work.Draw(Calibrating);
        var generation = FindGeneration();
        var evaluator = new SupernetEvaluator(supernet, calibration, validation);
        List<Evaluation> together = [], alone = [];
        _ = evaluator.Evaluate(generation[..WarmUps]).Count();
        var measured = Comparison.Measure(
            Pairs,
            0,
            _ => Sample.Of(() => together = [.. evaluator.Evaluate(generation)]),
            _ => Sample.Of(() => alone = [.. generation.Select(one => new Evaluation(one, evaluator.Evaluate(one)))]));
        if (!together.SequenceEqual(alone))
            throw new InvalidOperationException("Candidates have other accuracies together than one by one.");
        return new(
            $"{Population} candidates x {Images:N0} images, generation {Generation} of an evolution, threads: {setup.Threads}",
            "one by one",
            "ms",
            measured.Ours,
            measured.Theirs,
            measured.Wall,
            string.Create(CultureInfo.InvariantCulture, $">= {Target}"),
            measured.Wall.Median >= Target,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{measured.DescribeProcessor()}; {Pairs} pairs; the same accuracies, bit for bit; {Calibrating} images for batch norms. "
                + $"By FLOPs, common first layers would give {FindRatioOfFlops(generation):F2}."));
    }

    /// <summary>The FLOPs of the candidates one by one, by those with each beginning computed once.</summary>
    private static double FindRatioOfFlops(Architecture[] generation)
    {
        var lookUp = FBNetS.LookUpTable.Create(inputSize: Work.Size, classes: 10);
        var (table, fixedStages) = (lookUp.GetInfoTable(InfoMetric.Flops), Population * lookUp.GetBaseInfo(InfoMetric.Flops));
        var beginnings = generation.SelectMany(one => Enumerable.Range(1, one.Count).Select(length => new Architecture(one.Take(length))));
        return (fixedStages + beginnings.Sum(LastLayer)) / (fixedStages + beginnings.Distinct().Sum(LastLayer));

        double LastLayer(Architecture beginning) => table[beginning.Count - 1, beginning[^1]];
    }

    /// <summary>
    /// A later generation, in the order in which a search evaluates it. Fitness is the sum of a random score for each choice, so
    /// that parents become alike as in a search.
    /// </summary>
    private static Architecture[] FindGeneration()
    {
        var table = FBNetS.LookUpTable.Create(inputSize: Work.Size, classes: 10);
        var searcher = new EvolutionSearcher(
            new(new(table, [])), new() { Population = Population, Parents = 10, Generations = Generation }, seed: 1);
        var (draws, shape) = (new Random(1), FBNetS.Spec.ModelCfgShape);
        double[][] scores =
            [.. Enumerable.Range(0, shape.Rows).Select(_ => Enumerable.Range(0, shape.Columns).Select(_ => draws.NextDouble()).ToArray())];
        var asked = searcher.Ask();
        for (var generation = 0; generation < Generation; generation++)
        {
            searcher.Tell([.. asked.Select(one => new Evaluation(one, one.Select((choice, layer) => scores[layer][choice]).Sum()))]);
            asked = searcher.Ask();
        }

        return [.. asked.OrderBy(one => string.Concat(one.Select(choice => (char)('a' + choice))), StringComparer.Ordinal)];
    }
}
