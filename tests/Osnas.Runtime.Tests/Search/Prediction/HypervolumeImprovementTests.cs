using MathNet.Numerics.Distributions;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>The expected increase of a front against its definition: the mean increase of the hypervolume over the fitness.</summary>
public sealed class HypervolumeImprovementTests
{
    /// <summary>The reference point is a tenth of the range of what is seen beyond the worst.</summary>
    private const double Beyond = 0.1;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_is_the_mean_increase_of_the_hypervolume(int costs)
    {
        var random = new Random(costs);
        InfoMetric[] metrics = [.. Enumerable.Repeat(InfoMetric.Flops, costs)];
        var improvement = new HypervolumeImprovement(Budgets.Tiny, metrics);
        for (var round = 0; round < 4; round++)
        {
            PredictedFitness[] known = [.. Enumerable.Range(0, 12).Select(_ => Draw())];

            // Both ends of each cost are in the pool, so that costs from 0 to 10 have a scale.
            PredictedFitness[] candidates = [At(0), At(10), .. Enumerable.Range(0, 5).Select(_ => Draw())];
            improvement.Begin([.. known.Concat(candidates).Select(each => each.Architecture)], known[..9]);
            foreach (var waiting in known[9..])
                improvement.Expect(waiting);
            var (worst, best) = (known[..9].Min(each => each.Mean), known[..9].Max(each => each.Mean));
            double[] reference = [-worst + (Beyond * (best - worst)), .. Enumerable.Repeat(1 + Beyond, costs)];
            double[][] front = [.. known.Select(each => PointOf(each, each.Mean))];
            var before = Hypervolume.Of(front, reference);

            foreach (var candidate in candidates)
            {
                var expected = Quantiles(candidate).Average(fitness =>
                    Hypervolume.Of([.. front, PointOf(candidate, fitness)], reference) - before);

                Assert.Equal(expected, Math.Exp(improvement.Rate(candidate)), 0.005 * Math.Max(expected, 0.05));
            }
        }

        PredictedFitness Draw() => Of([.. Enumerable.Range(0, costs).Select(_ => random.NextDouble() * 10)], random.NextDouble() * 3);

        PredictedFitness At(double cost) => Of([.. Enumerable.Repeat(cost, costs)], mean: 1);

        static PredictedFitness Of(double[] objectives, double mean) => new(new([], [], objectives), mean, Variance: 0.25);
    }

    /// <summary>Far below the front, where an expected increase is no number above 0, more is still more.</summary>
    [Fact]
    public void What_is_next_to_nothing_has_an_order()
    {
        var improvement = new HypervolumeImprovement(Budgets.Tiny, [InfoMetric.Flops]);
        PredictedFitness best = At(0, mean: 100);
        improvement.Begin([best.Architecture, At(10, 0).Architecture], [best]);

        Assert.Equal(0, Math.Exp(improvement.Rate(At(5, mean: 0))));
        Assert.True(improvement.Rate(At(5, mean: 1)) > improvement.Rate(At(5, mean: 0)));
        Assert.True(improvement.Rate(At(5, mean: 0)) > improvement.Rate(At(6, mean: 0)));

        static PredictedFitness At(double cost, double mean) => new(new([], [], [cost]), mean, Variance: 1);
    }

    private static IEnumerable<double> Quantiles(PredictedFitness candidate)
    {
        const int count = 500;
        return Enumerable.Range(0, count).Select(index =>
            Normal.InvCDF(candidate.Mean, Math.Sqrt(candidate.Variance), (index + 0.5) / count));
    }

    /// <summary>All objectives are minimized; costs are on a scale from 0 to 1.</summary>
    private static double[] PointOf(PredictedFitness predicted, double fitness) =>
        [-fitness, .. predicted.Architecture.Objectives.Select(cost => cost / 10)];
}
