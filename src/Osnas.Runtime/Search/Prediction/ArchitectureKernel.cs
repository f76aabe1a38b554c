namespace Osnas.Search;

/// <summary>
/// How alike the fitness of two architectures is expected to be. Two terms are added: a product over the layers and
/// costs of <c>exp(-rate * distance)</c>, so that each layer has its own importance (automatic relevance determination,
/// MacKay 1994), and a linear function of the costs, so that larger networks are expected to be better.
/// </summary>
internal sealed class ArchitectureKernel
{
    private readonly double[][][] _distances;
    private readonly int _layers;
    private readonly int _costs;
    private readonly double[] _values;

    /// <summary>A kernel.</summary>
    /// <param name="encoding">The encoding of the architectures.</param>
    /// <param name="logarithms">The logarithms of its parameters; see <see cref="Prior"/>.</param>
    public ArchitectureKernel(ArchitectureEncoding encoding, double[] logarithms)
    {
        _distances = encoding.Distances;
        (_layers, _costs) = (encoding.Distances.Length, encoding.Costs);
        Logarithms = logarithms;
        _values = Array.ConvertAll(logarithms, Math.Exp);
    }

    /// <summary>The logarithms of the parameters: rates of layers and costs, sizes of the two terms, noise.</summary>
    public double[] Logarithms { get; }

    /// <summary>The variance of the noise of a fitness.</summary>
    public double Noise => _values[^1];

    private double ProductSize => _values[_layers + _costs];

    private double LinearSize => _values[_layers + _costs + 1];

    /// <summary>The normal distributions from which the logarithms of the parameters are expected, for a fitness of variance 1.</summary>
    /// <param name="encoding">The encoding of the architectures.</param>
    public static (double Mean, double Deviation)[] Prior(ArchitectureEncoding encoding)
    {
        // Random architectures are 1.5 apart, summed over the layers: far enough to differ, and near enough to learn from.
        var rates = encoding.Distances.Select(distances => (Math.Log(1.5 / encoding.Distances.Length / MeanOf(distances)), 1.0));
        return
        [
            .. rates, .. Enumerable.Repeat((Math.Log(0.3), 1.0), encoding.Costs),
            (0, 0.7), (-1, 1), (-4, 1.5),
        ];

        // A layer without a choice has no distance.
        static double MeanOf(double[][] distances) => distances.Length == 1 ? 1 : distances.SelectMany(row => row).Average();
    }

    /// <summary>The covariance of two architectures, without noise.</summary>
    public double Of(EncodedArchitecture first, EncodedArchitecture second) =>
        Combine(DistanceOf(first, second), first, second);

    /// <summary>The covariances of an architecture with others, without noise.</summary>
    public double[] OfAll(EncodedArchitecture architecture, IReadOnlyList<EncodedArchitecture> others)
    {
        // What a choice of another architecture adds to their distance.
        var parts = new double[_layers][];
        for (var layer = 0; layer < _layers; layer++)
        {
            var rate = _values[layer];
            parts[layer] = Array.ConvertAll(_distances[layer][architecture.Choices[layer]], distance => rate * distance);
        }

        var covariances = new double[others.Count];
        for (var index = 0; index < covariances.Length; index++)
        {
            var other = others[index];
            var distance = 0.0;
            for (var layer = 0; layer < parts.Length; layer++)
                distance += parts[layer][other.Choices[layer]];
            covariances[index] = Combine(distance, architecture, other);
        }

        return covariances;
    }

    /// <summary>Adds the derivatives of <see cref="Of"/> by the logarithms of the parameters, with a weight.</summary>
    /// <param name="first">An architecture.</param>
    /// <param name="second">Another one.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="gradient">The sum of the derivatives, without that of the noise.</param>
    public void AddGradient(EncodedArchitecture first, EncodedArchitecture second, double weight, double[] gradient)
    {
        var product = weight * ProductOf(DistanceOf(first, second), first, second);
        for (var layer = 0; layer < _layers; layer++)
            gradient[layer] -= product * _values[layer] * _distances[layer][first.Choices[layer]][second.Choices[layer]];
        for (var cost = 0; cost < _costs; cost++)
            gradient[_layers + cost] -= product * _values[_layers + cost] * HalfSquare(first.Costs[cost] - second.Costs[cost]);
        gradient[_layers + _costs] += product;
        gradient[_layers + _costs + 1] += weight * LinearSize * LinearOf(first, second);
    }

    private static double HalfSquare(double value) => 0.5 * value * value;

    private static double LinearOf(EncodedArchitecture first, EncodedArchitecture second)
    {
        var sum = 1.0;
        for (var cost = 0; cost < first.Costs.Length; cost++)
            sum += first.Costs[cost] * second.Costs[cost];
        return sum;
    }

    // Of the choices alone.
    private double DistanceOf(EncodedArchitecture first, EncodedArchitecture second)
    {
        var sum = 0.0;
        for (var layer = 0; layer < _layers; layer++)
            sum += _values[layer] * _distances[layer][first.Choices[layer]][second.Choices[layer]];
        return sum;
    }

    private double ProductOf(double distance, EncodedArchitecture first, EncodedArchitecture second)
    {
        var sum = distance;
        for (var cost = 0; cost < _costs; cost++)
            sum += _values[_layers + cost] * HalfSquare(first.Costs[cost] - second.Costs[cost]);
        return ProductSize * Math.Exp(-sum);
    }

    private double Combine(double distance, EncodedArchitecture first, EncodedArchitecture second) =>
        ProductOf(distance, first, second) + (LinearSize * LinearOf(first, second));
}
