using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>The logarithm of the expected improvement.</summary>
public sealed class ExpectedImprovementTests
{
    // By mpmath 1.3 with 400 digits: log(d * erfc(-d / sqrt(2)) / 2 + exp(-d^2 / 2) / sqrt(2 * pi)).
    // For -1000: -d^2 / 2 - log(2 * pi) / 2 - 2 * log(-d) + log(1 - 3 / d^2 + 15 / d^4 - ...), with 60 digits.
    [Theory]
    [InlineData(0, -0.91893853320467274178)]
    [InlineData(-1, -2.4851210257126413368)]
    [InlineData(-4, -11.849061577550663111)]
    [InlineData(-5.999, -22.572570028917516134)]
    [InlineData(-5.9999, -22.578248412867704061)]
    [InlineData(-6, -22.578879392169797367)]
    [InlineData(-6.0001, -22.579510381022350113)]
    [InlineData(-6.012, -22.654666248282875823)]
    [InlineData(-7, -29.368107183141277688)]
    [InlineData(-10, -55.553122036122355927)]
    [InlineData(-40, -808.29856835661996024)]
    [InlineData(-1000, -500014.73445209115845)]
    public void It_is_known(double distance, double expected) =>
        Assert.Equal(expected, Logarithm(distance), 1e-12 * Math.Abs(expected));

    /// <summary>At the best so far, it is the density at 0 times the deviation.</summary>
    [Fact]
    public void It_grows_with_the_deviation() =>
        Assert.Equal(Math.Log(2 * 0.3989422804), ExpectedImprovement.Logarithm(mean: 1, variance: 4, best: 1), 9);

    /// <summary>What is further below promises less, and hardly less if it is hardly further.</summary>
    [Fact]
    public void It_falls_without_a_jump()
    {
        const double step = 1e-4;
        for (var distance = -4.0; distance > -8; distance -= step)
        {
            // Its slope is the quotient of the distribution function and the improvement, from d to d + 2 / d.
            var fall = Logarithm(distance) - Logarithm(distance - step);

            Assert.InRange(fall / step, -distance, step - distance - (2 / distance));
        }
    }

    private static double Logarithm(double distance) => ExpectedImprovement.Logarithm(distance, variance: 1, best: 0);
}
