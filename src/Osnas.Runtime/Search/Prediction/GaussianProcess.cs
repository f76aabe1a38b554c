using MathNet.Numerics.Providers.LinearAlgebra;

namespace Osnas.Search;

/// <summary>
/// A Gaussian process: the expected worth of all architectures of a pool, and how uncertain it is, given those of some
/// of them. An architecture can be observed before its worth is known: it then makes its surroundings less uncertain,
/// and is expected to be worth what is predicted for it (kriging believer, Ginsbourger et al. 2010).
/// </summary>
internal sealed class GaussianProcess
{
    private readonly FittedKernel _fitted;
    private readonly IReadOnlyList<EncodedArchitecture> _pool;
    private readonly List<int> _observed = [];

    // Of the Cholesky factor L of the covariance of what is observed: L^-1 times its covariance with the pool, by rows. The
    // columns of what is observed are the rows of L itself.
    private readonly List<double[]> _rows = [];
    private readonly List<double> _diagonal = [];

    /// <summary>A process without observations.</summary>
    /// <param name="fitted">The kernel.</param>
    /// <param name="pool">The architectures.</param>
    public GaussianProcess(FittedKernel fitted, IReadOnlyList<EncodedArchitecture> pool)
    {
        _fitted = fitted;
        _pool = pool;
        Variances = [.. pool.Select(architecture => fitted.Kernel.Of(architecture, architecture))];
    }

    /// <summary>The variance of each architecture of the pool.</summary>
    public double[] Variances { get; }

    /// <summary>The places in the pool of what was observed, in that order.</summary>
    public IReadOnlyList<int> Observed => _observed;

    /// <summary>Observes an architecture.</summary>
    /// <param name="place">Its place in the pool.</param>
    public void Observe(int place)
    {
        var row = _fitted.Kernel.OfAll(_pool[place], _pool);
        foreach (var earlier in _rows)
            LinearAlgebraControl.Provider.AddVectorToScaledVector(row, -earlier[place], earlier, row);

        // Two networks that a kernel can't tell apart leave no variance but noise.
        var deviation = Math.Sqrt(Math.Max(Variances[place], 0) + _fitted.Kernel.Noise);
        for (var other = 0; other < row.Length; other++)
        {
            row[other] /= deviation;
            Variances[other] -= row[other] * row[other];
        }

        _observed.Add(place);
        _rows.Add(row);
        _diagonal.Add(deviation);
    }

    /// <summary>Predicts the worth of all architectures of the pool.</summary>
    /// <param name="worth">The worth of the first ones that were observed.</param>
    public double[] Predict(IReadOnlyList<double> worth)
    {
        var means = new double[_pool.Count];
        Array.Fill(means, _fitted.Mean);

        // What is predicted for an architecture by the earlier ones is its row of L times their weights.
        for (var index = 0; index < worth.Count; index++)
        {
            var weight = (worth[index] - means[_observed[index]]) / _diagonal[index];
            LinearAlgebraControl.Provider.AddVectorToScaledVector(means, weight, _rows[index], means);
        }

        return means;
    }
}
