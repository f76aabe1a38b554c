using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class RankCorrelationTests
{
    // The one of five is the example in SciPy's documentation of kendalltau; the others are by hand: pairs in agreement
    // less pairs in disagreement, over the root of the products of the pairs that aren't tied.
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, 2, 3, 4 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, 3, 2, 4 }, 4 / 6.0)]
    [InlineData(new double[] { 12, 2, 1, 12, 2 }, new double[] { 1, 4, 7, 1, 0 }, -0.47140452079103173)]
    [InlineData(new double[] { 1, 1, 2, 3 }, new double[] { 1, 2, 2, 3 }, 4 / 5.0)]
    [InlineData(new double[] { 1, 1 }, new double[] { 1, 2 }, double.NaN)]
    public void Tau_is_known(double[] first, double[] second, double tau) =>
        Assert.Equal(tau, RankCorrelation.KendallTau(first, second), 1e-12);

    /// <summary>By its definition: all pairs. Few different values make many ties, in either measure and in both.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(7, 3)]
    [InlineData(64, 5)]
    [InlineData(101, 1000)]
    public void Tau_counts_all_pairs(int count, int different)
    {
        var random = new Random(count);
        for (var round = 0; round < 20; round++)
        {
            double[] first = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(different))];
            double[] second = [.. first.Select(value => (random.Next(2) * value) + random.Next(different))];
            var signs = Enumerable.Range(0, count).SelectMany(one => Enumerable.Range(0, one).Select(other =>
                (First: first[one].CompareTo(first[other]), Second: second[one].CompareTo(second[other])))).ToArray();
            var agreement = signs.Sum(pair => pair.First * pair.Second);
            var pairs = (double)signs.Count(pair => pair.First != 0) * signs.Count(pair => pair.Second != 0);

            Assert.Equal(agreement / Math.Sqrt(pairs), RankCorrelation.KendallTau(first, second));
        }
    }

    /// <summary>
    /// Of pairs from a normal distribution with correlation r, tau is 2 / pi * asin(r) (Greiner's relation). They are
    /// drawn by .NET's generator from one seed, the same everywhere: chance has no part in it.
    /// </summary>
    [Fact]
    public void The_interval_holds_the_truth_as_often_as_it_says()
    {
        const double correlation = 0.8;
        var truth = 2 / Math.PI * Math.Asin(correlation);
        var random = new Random(1);
        var hits = 0;
        for (var round = 0; round < 100; round++)
        {
            var (first, second) = (new double[30], new double[30]);
            for (var index = 0; index < 30; index++)
            {
                first[index] = Normal();
                second[index] = (correlation * first[index]) + (Math.Sqrt(1 - (correlation * correlation)) * Normal());
            }

            var measured = RankCorrelation.Measure(first, second, confidence: 0.9, resamples: 200, seed: round);
            Assert.Equal(30, measured.Count);
            Assert.InRange(measured.Tau, measured.Low, measured.High);
            hits += measured.Low <= truth && truth <= measured.High ? 1 : 0;
        }

        Assert.InRange(hits, 80, 98);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    /// <summary>Draws of few things, or of things in one order, have no spread: that is no certainty.</summary>
    [Theory]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 1, 3, 2 }, 1 / 3.0)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, 3, 2, 4 }, 4 / 6.0)]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, new double[] { 1, 2, 3, 4, 5, 6 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, new double[] { 6, 5, 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, new double[] { 1, 1, 1, 1, 1, 1 }, double.NaN)]
    public void What_is_too_few_to_tell_has_no_interval(double[] first, double[] second, double tau)
    {
        var measured = RankCorrelation.Measure(first, second);

        Assert.Equal(
            (tau, double.NaN, double.NaN),
            (Math.Round(measured.Tau, 12) == Math.Round(tau, 12) ? tau : measured.Tau, measured.Low, measured.High));
    }

    [Fact]
    public void Five_things_in_different_orders_have_an_interval()
    {
        var measured = RankCorrelation.Measure([1, 2, 3, 4, 5], [1, 3, 2, 5, 4]);

        Assert.Equal(0.6, measured.Tau, 1e-12);
        Assert.True(measured.Low < 0.6 && measured.Low < measured.High);
    }

    [Fact]
    public void What_has_no_order_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RankCorrelation.Measure([1], [1]));
        Assert.Throws<ArgumentException>(() => RankCorrelation.Measure([1, 2], [1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankCorrelation.Measure([1, 2], [1, 2], confidence: 1));
    }
}
