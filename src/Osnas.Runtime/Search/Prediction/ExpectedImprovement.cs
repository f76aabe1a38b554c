using MathNet.Numerics.Distributions;

namespace Osnas.Search;

/// <summary>By how much an architecture is expected to be better than the best one so far (Jones, Schonlau and Welch 1998).</summary>
internal sealed class ExpectedImprovement : IAcquisition
{
    // Below, the two terms of the improvement cancel more and more.
    private const double FarBelow = -6;

    // From there on, as precise as a double.
    private const int Fractions = 20;

    private double _best;

    /// <inheritdoc/>
    public IReadOnlyList<InfoMetric> Metrics => [];

    /// <summary>The logarithm of the expected improvement, which still ranks improvements that are next to zero.</summary>
    /// <param name="mean">The expected worth.</param>
    /// <param name="variance">Its variance.</param>
    /// <param name="best">The worth to improve.</param>
    public static double Logarithm(double mean, double variance, double best)
    {
        var deviation = Math.Sqrt(Math.Max(variance, 1e-12));
        var distance = (mean - best) / deviation;
        return Math.Log(deviation) + (distance > FarBelow
            ? Math.Log((distance * Normal.CDF(0, 1, distance)) + Normal.PDF(0, 1, distance))
            : LogarithmFarBelow(-distance));
    }

    /// <summary>The best ones.</summary>
    public IReadOnlyList<Architecture> ChooseParents(IReadOnlyList<Evaluation> told, int count, Random random) =>
        [.. told.OrderByDescending(evaluation => evaluation.Fitness).Take(count).Select(evaluation => evaluation.Architecture)];

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<EncodedArchitecture> pool, IReadOnlyList<PredictedFitness> told) =>
        _best = told.Max(predicted => predicted.Mean);

    /// <summary>Changes nothing: to improve what is only predicted is no aim.</summary>
    public void Expect(PredictedFitness waiting)
    {
    }

    /// <inheritdoc/>
    public double Rate(PredictedFitness candidate) => Logarithm(candidate.Mean, candidate.Variance, _best);

    // The continued fraction of the normal distribution's upper tail at x is that of the density at x divided by x + k, with
    // k = 1/(x + 2/(x + 3/(x + ...))) (Abramowitz and Stegun 26.2.14). So the improvement is the density times k/(x + k).
    private static double LogarithmFarBelow(double x)
    {
        var k = 0.0;
        for (var numerator = Fractions; numerator > 0; numerator--)
            k = numerator / (x + k);
        return Normal.PDFLn(0, 1, x) + Math.Log(k / (x + k));
    }
}
