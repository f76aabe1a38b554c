using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// A batch norm in training on the host, with the ReLU or ReLU6 behind it in the same pass. The numbers are those of torch, bit for bit:
/// each thread sums its share of the pixels, for each channel by itself.
/// </summary>
internal sealed partial class NormKernel
{
    /// <summary>The fewest values that are worth a second thread.</summary>
    private const long LeastShared = 1 << 17;

    private readonly int _rows; // the pixels of all images
    private readonly int _channels;
    private readonly float _ceiling;
    private readonly bool _isActivated;
    private readonly float[] _mean;
    private readonly float[] _inverse; // 1 / the standard deviation
    private readonly float[] _scale; // what a value is multiplied by
    private readonly float[] _shift; // what is added to it then

    /// <summary>Initializes a batch norm of a map.</summary>
    /// <param name="pixels">A map of the shape of the input, <c>[N, H, W, C]</c>.</param>
    /// <param name="ceiling">The upper bound of the activation; null for no activation.</param>
    public NormKernel(Tensor pixels, float? ceiling)
    {
        _channels = (int)pixels.shape[^1];
        _rows = (int)(pixels.numel() / _channels);
        (_isActivated, _ceiling) = (ceiling is not null, ceiling ?? 0);
        (_mean, _inverse, _scale, _shift) = (new float[_channels], new float[_channels], new float[_channels], new float[_channels]);
    }

    /// <summary>Computes the output and updates the statistics. All maps are <c>[N, H, W, C]</c>, dense.</summary>
    /// <param name="input">The input.</param>
    /// <param name="weight">The scale, <c>[C]</c>.</param>
    /// <param name="bias">The shift, <c>[C]</c>.</param>
    /// <param name="eps">What is added to the variance.</param>
    /// <param name="statistics">The running mean and variance.</param>
    /// <param name="output">Where the output goes, which may be the memory of the input.</param>
    public void Forward(
        Tensor input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, double eps, RunningStatistics statistics, Tensor output)
    {
        var parts = new Parts(_rows, get_num_threads());
        var sums = new float[parts.Count * _channels];
        Run(parts, (part, start, count) =>
            Sum(TensorMemory.Of(input)[(start * _channels)..], sums.AsSpan(part * _channels, _channels), count));
        for (var channel = 0; channel < _channels; channel++)
            _mean[channel] = (float)(Total(sums, channel, parts.Count) / _rows);

        Array.Clear(sums);
        Run(parts, (part, start, count) =>
            SumSquares(TensorMemory.Of(input)[(start * _channels)..], sums.AsSpan(part * _channels, _channels), count));
        for (var channel = 0; channel < _channels; channel++)
        {
            var squares = (float)Total(sums, channel, parts.Count);
            var inverse = (float)(1 / Math.Sqrt((double)(squares / _rows) + eps));
            _inverse[channel] = inverse;
            _scale[channel] = inverse * weight[channel];
            _shift[channel] = Fused(-_mean[channel], _scale[channel], bias[channel]);
            statistics.Update(channel, _mean[channel], squares / (_rows - 1));
        }

        Run(parts, (_, start, count) =>
            Apply(TensorMemory.Of(input)[(start * _channels)..], TensorMemory.Of(output)[(start * _channels)..], count));
    }

    /// <summary>Computes the gradients. All maps are <c>[N, H, W, C]</c>, dense.</summary>
    /// <param name="input">The input of the forward pass.</param>
    /// <param name="slope">The gradient of the output.</param>
    /// <param name="weight">The scale, <c>[C]</c>.</param>
    /// <param name="target">Where the gradient of the input goes, which may be the memory of that of the output.</param>
    /// <param name="ofWeight">Where the gradient of the scale goes.</param>
    /// <param name="ofBias">Where the gradient of the shift goes.</param>
    public void Backward(
        Tensor input, Tensor slope, ReadOnlySpan<float> weight, Tensor target, Span<float> ofWeight, Span<float> ofBias)
    {
        var parts = new Parts(_rows, get_num_threads());
        var (sums, products) = (new float[parts.Count * _channels], new float[parts.Count * _channels]);
        Run(parts, (part, start, count) => SumSlopes(
            TensorMemory.Of(input)[(start * _channels)..],
            TensorMemory.Of(slope)[(start * _channels)..],
            sums.AsSpan(part * _channels, _channels),
            products.AsSpan(part * _channels, _channels),
            count));
        var (meanSlope, factor, scales) = (new float[_channels], new float[_channels], weight.ToArray());
        for (var channel = 0; channel < _channels; channel++)
        {
            var (sum, product) = ((float)Total(sums, channel, parts.Count), (float)Total(products, channel, parts.Count));
            factor[channel] = product * _inverse[channel] * _inverse[channel] / _rows;
            meanSlope[channel] = sum / _rows;
            ofWeight[channel] = product * _inverse[channel];
            ofBias[channel] = sum;
        }

        Run(parts, (_, start, count) => ApplyBack(
            TensorMemory.Of(input)[(start * _channels)..],
            TensorMemory.Of(slope)[(start * _channels)..],
            TensorMemory.Of(target)[(start * _channels)..],
            meanSlope,
            factor,
            scales,
            count));
    }

    /// <summary>Works on the pixels of all parts: from the number of a part, its first row of pixels, and how many it has.</summary>
    private void Run(Parts parts, Action<int, int, int> work) => ParallelParts.Run(
        parts.Count,
        part =>
        {
            var (start, count) = parts.Of(part);
            work(part, start, count);
        },
        isWorthIt: (long)_rows * _channels >= LeastShared);

    private double Total(float[] sums, int channel, int parts)
    {
        var total = 0.0;
        for (var part = 0; part < parts; part++)
            total += sums[(part * _channels) + channel];
        return total;
    }

    /// <summary>The share of the pixels of each thread, as torch divides them.</summary>
    private readonly struct Parts(int rows, int threads)
    {
        private readonly int _size = (rows + threads - 1) / threads;

        public int Count => (rows + _size - 1) / _size;

        public (int Start, int Count) Of(int part) => (part * _size, Math.Min(_size, rows - (part * _size)));
    }

    /// <summary>The running statistics of a batch norm.</summary>
    /// <param name="mean">The mean; empty for none.</param>
    /// <param name="variance">The variance; empty for none.</param>
    /// <param name="momentum">The share of a batch.</param>
    public readonly ref struct RunningStatistics(Span<float> mean, Span<float> variance, double momentum)
    {
        private readonly Span<float> _mean = mean;
        private readonly Span<float> _variance = variance;
        private readonly float _momentum = (float)momentum;

        /// <summary>Updates those of a channel.</summary>
        public void Update(int channel, float mean, float variance)
        {
            if (_mean.IsEmpty)
                return;
            _mean[channel] = (_momentum * mean) + ((1 - _momentum) * _mean[channel]);
            _variance[channel] = (float)((_momentum * (double)variance) + ((1 - _momentum) * _variance[channel]));
        }
    }
}
