using MathNet.Numerics.LinearAlgebra;

namespace Osnas.Search;

/// <summary>A kernel that fits fitness values, with their mean.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Mean">The mean.</param>
internal sealed record FittedKernel(ArchitectureKernel Kernel, double Mean);

/// <summary>
/// Fits the parameters of a kernel to evaluations: those of the greatest marginal likelihood times prior (Rasmussen and
/// Williams, Gaussian Processes for Machine Learning, 2006, section 5.4.1), by resilient propagation (Riedmiller and Braun 1993).
/// </summary>
internal static class KernelFit
{
    /// <summary>A kernel is fitted to so many evaluations, the first ones: each step takes the cube of their number.</summary>
    public const int MostFitted = 400;

    private const int Steps = 30;

    /// <summary>Of a fit that starts from the one before, which is near.</summary>
    private const int LaterSteps = 10;

    /// <summary>Added to the noise, so that rounding doesn't make a covariance matrix indefinite.</summary>
    private const double Jitter = 1e-6;

    /// <summary>Fits a kernel.</summary>
    /// <param name="encoding">The encoding of the architectures.</param>
    /// <param name="start">Where to start; null for the mean of the prior.</param>
    /// <param name="architectures">The architectures; of more than <see cref="MostFitted"/>, only the first ones count.</param>
    /// <param name="worth">The worth of each, with mean 0 and variance 1.</param>
    /// <param name="cancellation">Ends the fit.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static FittedKernel Fit(
        ArchitectureEncoding encoding,
        ArchitectureKernel? start,
        IReadOnlyList<EncodedArchitecture> architectures,
        double[] worth,
        CancellationToken cancellation = default)
    {
        (architectures, worth) = ([.. architectures.Take(MostFitted)], [.. worth.Take(MostFitted)]);
        var prior = ArchitectureKernel.Prior(encoding);
        var parameters = (double[]?)start?.Logarithms.Clone() ?? Array.ConvertAll(prior, one => one.Mean);
        var steps = Array.ConvertAll(parameters, _ => 0.2);
        var previous = new double[parameters.Length];
        var best = (Density: double.NegativeInfinity, Fitted: (FittedKernel?)null);
        for (var step = 0; step < (start is null ? Steps : LaterSteps); step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var kernel = new ArchitectureKernel(encoding, (double[])parameters.Clone());
            var (density, mean, gradient) = Evaluate(kernel, prior, architectures, worth);
            if (best.Fitted is null || density > best.Density)
                best = (density, new(kernel, mean));
            for (var index = 0; index < parameters.Length; index++)
            {
                var turn = previous[index] * Math.Sign(gradient[index]);
                steps[index] *= turn > 0 ? 1.3 : turn < 0 ? 0.5 : 1;
                steps[index] = Math.Clamp(steps[index], 1e-3, 0.8);
                previous[index] = turn < 0 ? 0 : Math.Sign(gradient[index]);
                parameters[index] += previous[index] * steps[index];
            }
        }

        return best.Fitted!;
    }

    // The logarithm of the density, but for a constant.
    private static (double Density, double Mean, double[] Gradient) Evaluate(
        ArchitectureKernel kernel,
        (double Mean, double Deviation)[] prior,
        IReadOnlyList<EncodedArchitecture> architectures,
        double[] worth)
    {
        var (logDeterminant, inverse) = Invert(kernel, architectures);
        var values = Vector<double>.Build.DenseOfArray(worth);

        // The mean has a normal prior of variance 1.
        var sums = inverse.RowSums();
        var mean = (sums * values) / (sums.Sum() + 1);
        var weights = inverse * (values - mean);
        var density = -0.5 * ((weights * (values - mean)) + logDeterminant);
        var gradient = new double[prior.Length];
        for (var first = 0; first < worth.Length; first++)
        {
            for (var second = 0; second < first; second++)
            {
                var weight = (weights[first] * weights[second]) - inverse[first, second];
                kernel.AddGradient(architectures[first], architectures[second], weight, gradient);
            }

            var ofVariance = 0.5 * ((weights[first] * weights[first]) - inverse[first, first]);
            kernel.AddGradient(architectures[first], architectures[first], ofVariance, gradient);
            gradient[^1] += ofVariance * kernel.Noise;
        }

        for (var index = 0; index < prior.Length; index++)
        {
            var distance = (kernel.Logarithms[index] - prior[index].Mean) / prior[index].Deviation;
            density -= 0.5 * distance * distance;
            gradient[index] -= distance / prior[index].Deviation;
        }

        return (density, mean, gradient);
    }

    private static (double LogDeterminant, Matrix<double> Inverse) Invert(
        ArchitectureKernel kernel, IReadOnlyList<EncodedArchitecture> architectures)
    {
        var covariance = Matrix<double>.Build.Dense(architectures.Count, architectures.Count);
        for (var first = 0; first < architectures.Count; first++)
        {
            for (var second = 0; second <= first; second++)
                covariance[first, second] = covariance[second, first] = kernel.Of(architectures[first], architectures[second]);
            covariance[first, first] += kernel.Noise + Jitter;
        }

        var factor = covariance.Cholesky();
        return (factor.DeterminantLn, factor.Solve(Matrix<double>.Build.DenseIdentity(architectures.Count)));
    }
}
