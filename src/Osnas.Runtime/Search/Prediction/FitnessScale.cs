using MathNet.Numerics.Distributions;

namespace Osnas.Search;

/// <summary>
/// Fitness values as a model can predict them. Accuracies have few bad values that are far below the others, and how bad
/// they are doesn't matter: the better half keeps its distances, the worse half its order alone, as quantiles of a normal
/// distribution (half-rank warping, as in Google Vizier, arXiv:2408.11527).
/// </summary>
internal static class FitnessScale
{
    /// <summary>The worth of each fitness, with mean 0 and variance 1.</summary>
    /// <param name="fitness">The fitness values.</param>
    public static double[] Warp(IReadOnlyList<double> fitness)
    {
        var sorted = fitness.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        var spread =
            Math.Sqrt(fitness.Where(value => value >= median).Select(value => Math.Pow(value - median, 2)).DefaultIfEmpty(0).Average());
        double[] warped =
            [.. fitness.Select(value => value >= median ? (value - median) / (spread > 0 ? spread : 1) : Quantile(value))];
        return Array.ConvertAll(warped, StandardScale.Of(warped).Standardize);

        // Equal values share the middle of their ranks.
        double Quantile(double value)
        {
            var first = Array.FindIndex(sorted, other => other.Equals(value));
            var last = Array.FindLastIndex(sorted, other => other.Equals(value));
            return Normal.InvCDF(0, 1, (((first + last) / 2.0) + 0.5) / sorted.Length);
        }
    }
}
