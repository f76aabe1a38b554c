namespace Osnas.Benchmarks;

/// <summary>The value that a share of measured values don't exceed.</summary>
internal static class Quantile
{
    /// <summary>Finds it.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="share">The share; 0.5 for the median.</param>
    public static double Of(IReadOnlyCollection<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
