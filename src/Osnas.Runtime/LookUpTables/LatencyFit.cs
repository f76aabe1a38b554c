namespace Osnas.LookUpTables;

/// <summary>The function from the sum of block times to the time of a network, with its error.</summary>
/// <param name="Scale">The factor of the sum of block times: consecutive blocks run slower or faster than separate ones.</param>
/// <param name="Offset">The time to add, in milliseconds, for the other work of a network.</param>
/// <param name="FittedNetworks">The number of networks that scale and offset were fitted to, by least squares.</param>
/// <param name="TestedNetworks">The number of other networks, on which the errors were measured.</param>
/// <param name="MeanAbsolutePercentageError">The mean of |predicted - measured| / measured, in percent.</param>
/// <param name="KendallTau">Kendall's rank correlation of predicted and measured latency: 1 for the same order, 0 for random
/// order, -1 for the reverse order.</param>
public sealed record LatencyFit(
    double Scale, double Offset, int FittedNetworks, int TestedNetworks, double MeanAbsolutePercentageError, double KendallTau)
{
    /// <summary>Fits the sums of block times to every second measured network, and measures the error on the others.</summary>
    /// <param name="networks">The sum of block times and the measured time of each network, in milliseconds; at least four
    /// networks.</param>
    /// <returns>The fit.</returns>
    public static LatencyFit Of(IReadOnlyList<(double Sum, double Measured)> networks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(networks.Count, 4);
        (double Sum, double Measured)[] fitted = [.. networks.Where((_, index) => index % 2 == 0)];
        (double Sum, double Measured)[] tested = [.. networks.Where((_, index) => index % 2 == 1)];
        var (scale, offset) = FitLine(fitted);
        (double Predicted, double Measured)[] predicted = [.. tested.Select(network => ((scale * network.Sum) + offset, network.Measured))];
        return new(
            scale,
            offset,
            fitted.Length,
            tested.Length,
            100 * predicted.Average(network => Math.Abs(network.Predicted - network.Measured) / network.Measured),
            Tau(predicted));
    }

    private static (double Scale, double Offset) FitLine((double Sum, double Measured)[] networks)
    {
        var (sum, measured) = (networks.Average(network => network.Sum), networks.Average(network => network.Measured));
        var covariance = networks.Sum(network => (network.Sum - sum) * (network.Measured - measured));
        var variance = networks.Sum(network => (network.Sum - sum) * (network.Sum - sum));

        // Where noise hides that more work takes longer, the sums are taken as they are.
        var scale = variance > 0 && covariance > 0 ? covariance / variance : 1;
        return (scale, measured - (scale * sum));
    }

    private static double Tau((double Predicted, double Measured)[] networks)
    {
        var agreement = 0;
        for (var second = 0; second < networks.Length; second++)
        {
            for (var first = 0; first < second; first++)
            {
                agreement += Math.Sign(networks[first].Predicted - networks[second].Predicted)
                    * Math.Sign(networks[first].Measured - networks[second].Measured);
            }
        }

        return agreement / (networks.Length * (networks.Length - 1) / 2.0);
    }
}
