using CsCheck;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>Fronts and crowding against their definitions.</summary>
public sealed class ParetoFrontTests
{
    private static readonly Gen<double[][]> Points =
        from objectives in Gen.Int[1, 4]
        from points in Gen.Int[0, 5].Select(value => (double)value).Array[objectives].Array[0, 25]
        select points;

    [Fact]
    public void Each_front_is_what_nothing_dominates_once_those_before_are_gone() => Points.Sample(points =>
    {
        var left = Enumerable.Range(0, points.Length).ToList();
        foreach (var front in ParetoFront.Sort(points))
        {
            var expected = left.Where(
                point => !left.Any(other => IsNoWorse(points[other], points[point]) && !IsNoWorse(points[point], points[other])));
            Assert.Equal(expected.ToArray(), front);
            left.RemoveAll(front.Contains);
        }

        Assert.Empty(left);

        static bool IsNoWorse(double[] point, double[] other) => point.Zip(other).All(pair => pair.First <= pair.Second);
    });

    /// <summary>Without equal values, the neighbors of a point are the next smaller and the next greater value.</summary>
    [Fact]
    public void Crowding_is_the_distance_of_the_neighbors() => Gen.Double[0, 1].Array[3].Array[1, 15].Where(AreDifferent).Sample(front =>
    {
        var expected = front.Select(point => Enumerable.Range(0, 3).Sum(objective =>
        {
            double[] values = [.. front.Select(other => other[objective])];
            double[] smaller = [.. values.Where(value => value < point[objective])];
            double[] greater = [.. values.Where(value => value > point[objective])];
            return smaller.Length == 0 || greater.Length == 0
                ? double.PositiveInfinity
                : (greater.Min() - smaller.Max()) / (values.Max() - values.Min());
        }));

        Assert.All(ParetoFront.Crowding(front).Zip(expected), pair => Assert.True(
            pair.First == pair.Second || Math.Abs(pair.First - pair.Second) < 1e-12));
    });

    private static bool AreDifferent(double[][] front) =>
        Enumerable.Range(0, 3).All(objective => front.Select(point => point[objective]).Distinct().Count() == front.Length);

    [Fact]
    public void The_front_of_candidates_is_fit_or_cheap()
    {
        var flops = Budgets.Tiny.GetStatistics(InfoMetric.Flops);
        Evaluation[] candidates = [new(flops.Cheapest, 0.2), new(flops.MostExpensive, 0.9), new(new(0, 0, 1), 0.1)];

        Assert.Equal([candidates[1], candidates[0]], ParetoFront.Of(candidates, Budgets.Tiny, InfoMetric.Flops));
    }
}
