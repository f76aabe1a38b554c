using MathNet.Numerics.LinearAlgebra;
using Osnas.Samples;
using Osnas.Search;

namespace Osnas.Benchmarks;

/// <summary>
/// Whether a proxy helps a model of the accuracy: ridge regression on some architectures, whose predictions are ranked on others.
/// </summary>
/// <param name="rows">The architectures with their accuracies.</param>
/// <param name="proxy">The values of the proxy, in the same order.</param>
internal sealed class Prediction(IReadOnlyList<NasBenchRow> rows, IReadOnlyList<double> proxy)
{
    public const string OneHot = "layers";
    public const string Costs = "layers, costs";
    public const string All = "layers, costs, proxy";
    public const string Alone = "proxy alone";

    /// <summary>How many others it predicts.</summary>
    public const int Judged = 150;

    private const int Candidates = 3;
    private const int Splits = 20;
    private const double Penalty = 1;

    private readonly double[] _flops = ToRanks(rows.Select(row => row.Flops));
    private readonly double[] _params = ToRanks(rows.Select(row => row.Params));
    private readonly double[] _proxy = ToRanks(proxy);

    /// <summary>The features that models are compared with.</summary>
    public static IReadOnlyList<string> Features { get; } = [OneHot, Costs, All, Alone];

    /// <summary>How many a model learns from, in the table.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [10, 20, 50, 100, 200];

    /// <summary>Kendall's tau of predictions with the accuracy, of several draws of the architectures that the model learns from.</summary>
    /// <param name="features">One of <see cref="Features"/>.</param>
    /// <param name="known">How many it learns from.</param>
    public Sample Measure(string features, int known) =>
        new([.. Enumerable.Range(0, Splits).Select(seed => Measure(features, known, seed))]);

    private double Measure(string features, int known, int seed)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        new Random(seed).Shuffle(order);
        var (learned, judged) = (order[..known], order[known..(known + Judged)]);
        var mean = learned.Average(index => rows[index].Mean);
        var inputs = Matrix<double>.Build.DenseOfRowArrays(learned.Select(index => Encode(features, index)));
        var outputs = Vector<double>.Build.DenseOfEnumerable(learned.Select(index => rows[index].Mean - mean));
        var penalty = Matrix<double>.Build.DenseIdentity(inputs.ColumnCount) * Penalty;
        var weights = (inputs.TransposeThisAndMultiply(inputs) + penalty).Solve(inputs.TransposeThisAndMultiply(outputs));
        return RankCorrelation.KendallTau(
            [.. judged.Select(index => weights.DotProduct(Vector<double>.Build.DenseOfArray(Encode(features, index))))],
            [.. judged.Select(index => rows[index].Mean)]);
    }

    private double[] Encode(string features, int index) => features switch
    {
        OneHot => EncodeLayers(index),
        Costs => [.. EncodeLayers(index), _flops[index], _params[index]],
        All => [.. EncodeLayers(index), _flops[index], _params[index], _proxy[index]],
        Alone => [_proxy[index]],
        _ => throw new ArgumentOutOfRangeException(nameof(features), features, null),
    };

    private double[] EncodeLayers(int index) =>
        [.. from choice in rows[index].Architecture from candidate in Enumerable.Range(0, Candidates) select choice == candidate ? 1.0 : 0];

    /// <summary>Ranks of mean 0 and deviation 1: a few proxies are far from the others.</summary>
    private static double[] ToRanks(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var ranks = new double[all.Length];
        foreach (var (index, rank) in Enumerable.Range(0, all.Length).OrderBy(index => all[index]).Select((index, rank) => (index, rank)))
            ranks[index] = Math.Sqrt(12) * (((rank + 0.5) / all.Length) - 0.5);
        return ranks;
    }
}
