using Osnas.Search;

namespace Osnas.Benchmarks;

/// <summary>
/// What a proxy is compared with: a cost of the same architectures, which needs no network. Both taus vary with the choice of
/// architectures, and not independently, so the interval is that of their difference over the same draws (bootstrap, percentiles).
/// </summary>
internal sealed class Floor
{
    private const int Draws = 2000;
    private const double Tail = 0.025;

    private readonly double[] _floor;
    private readonly double[] _truth;
    private readonly int[][] _drawn;
    private readonly double[] _taus;

    /// <param name="floor">The costs of architectures.</param>
    /// <param name="truth">Their accuracies, in the same order.</param>
    public Floor(double[] floor, double[] truth)
    {
        (_floor, _truth) = (floor, truth);
        var random = new Random(0);
        _drawn = [.. Enumerable.Range(0, Draws).Select(_ => truth.Select(_ => random.Next(truth.Length)).ToArray())];
        _taus = [.. _drawn.Select(drawn => Tau(floor, drawn))];
    }

    /// <summary>How much the tau of a proxy is above that of the floor: the difference, and its interval of 95 %.</summary>
    /// <param name="values">The values of the architectures, in the same order.</param>
    public (double Difference, double Low, double High) Compare(double[] values)
    {
        double[] differences = [.. _drawn.Select((drawn, index) => Tau(values, drawn) - _taus[index]).Order()];
        var difference = RankCorrelation.KendallTau(values, _truth) - RankCorrelation.KendallTau(_floor, _truth);
        return (difference, At(Tail), At(1 - Tail));

        double At(double share) => differences[(int)Math.Round(share * (Draws - 1))];
    }

    private double Tau(double[] values, int[] drawn) => RankCorrelation.KendallTau(
        [.. drawn.Select(index => values[index])], [.. drawn.Select(index => _truth[index])]);
}
