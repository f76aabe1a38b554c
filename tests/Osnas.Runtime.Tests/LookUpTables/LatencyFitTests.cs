using CsCheck;
using Osnas.LookUpTables;

namespace Osnas.Runtime.Tests;

public sealed class LatencyFitTests
{
    [Fact]
    public void A_line_is_found() =>
        Gen.Select(Gen.Double[0.5, 2], Gen.Double[-1, 3], Gen.Double[5, 50].Array[4, 20].Where(sums => sums.Max() - sums.Min() > 1))
            .Sample((scale, offset, sums) =>
        {
            // The extremes first, so that both halves have a line to find.
            double[] spread = [4, 4, 51, 51, .. sums];
            var fit = LatencyFit.Of([.. spread.Select(sum => (sum, (scale * sum) + offset))]);

            Assert.Equal((scale, offset), (Math.Round(fit.Scale, 9), Math.Round(fit.Offset, 9)), new Near(1e-6));
            Assert.InRange(fit.MeanAbsolutePercentageError, 0, 1e-6);
        });

    [Fact]
    public void Errors_are_those_of_networks_that_it_wasnt_fitted_to()
    {
        // Fitted: measured = sum. The others are off by 10 %, 20 % and 25 %, and one pair of three is in the wrong order.
        var fit = LatencyFit.Of([(10, 10), (9, 10), (20, 20), (24, 20), (30, 30), (15, 20)]);

        Assert.Equal((1, 0, 3, 3), (fit.Scale, fit.Offset, fit.FittedNetworks, fit.TestedNetworks));
        Assert.Equal((10 + 20 + 25) / 3.0, fit.MeanAbsolutePercentageError, 9);
        Assert.Equal(2 / 3.0, fit.KendallTau, 9);
    }

    [Fact]
    public void The_opposite_order_has_the_tau_minus_one() =>
        Assert.Equal(-1, LatencyFit.Of([(1, 1), (1, 3), (2, 2), (2, 2), (3, 3), (3, 1)]).KendallTau);

    [Fact]
    public void Sums_that_noise_hides_are_taken_as_they_are()
    {
        var fit = LatencyFit.Of([(1, 5), (1, 5), (3, 3), (3, 3)]);

        Assert.Equal((1, 2), (fit.Scale, fit.Offset));
    }

    [Fact]
    public void Three_networks_are_too_few() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LatencyFit.Of([(1, 1), (2, 2), (3, 3)]));

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) < tolerance && Math.Abs(x.Item2 - y.Item2) < tolerance;

        public int GetHashCode((double, double) obj) => 0;
    }
}
