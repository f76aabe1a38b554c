using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Osnas.Graph;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>The gradient of the weight of a depthwise convolution, on the host.</summary>
/// <remarks>
/// Channels are independent, so threads share them, and several vectors of them are summed side by side. For each image, the
/// products are summed row by row, which stays in the first cache; then the sums of the images are.
/// </remarks>
internal static class DepthwiseGradient
{
    /// <summary>The channels of a block: as many as fill four vectors, so that a sum doesn't wait for the one before.</summary>
    private const int BlockChannels = 4 * Lanes;

    private const int Lanes = 8;

    /// <summary>The fewest multiplications that are worth a second thread.</summary>
    private const long LeastShared = 500_000;

    /// <summary>Computes the gradient.</summary>
    /// <param name="conv">The convolution.</param>
    /// <param name="gradient">The gradient of its output, <c>[N, C, H', W']</c>.</param>
    /// <param name="input">Its input, <c>[N, C, H, W]</c>.</param>
    /// <returns><c>[C, 1, K, K]</c>.</returns>
    public static Tensor OfWeight(Conv2dOp conv, Tensor gradient, Tensor input)
    {
        var (pixels, slopes) = (PixelRows.Of(input), PixelRows.Of(gradient));
        var geometry = new Geometry(conv, input.shape, gradient.shape);
        var sums = TensorFactory.Zeros([geometry.Taps, geometry.Channels], ScalarType.Float32, Devices.Host);
        var blocks = (geometry.Channels + BlockChannels - 1) / BlockChannels;
        ParallelParts.Run(blocks, SumBlock, isWorthIt: geometry.Products >= LeastShared);
        return sums.t().reshape(geometry.Channels, 1, conv.KernelSize, conv.KernelSize);

        void SumBlock(int block)
        {
            var first = block * BlockChannels;
            Sum(
                geometry,
                TensorMemory.Of(pixels)[first..],
                TensorMemory.Of(slopes)[first..],
                TensorMemory.Of(sums)[first..],
                Math.Min(BlockChannels, geometry.Channels - first));
        }
    }

    private static void Sum(Geometry shape, ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, Span<float> sums, int channels)
    {
        Span<float> ofImage = stackalloc float[shape.Taps * BlockChannels];
        for (var image = 0; image < shape.Images; image++)
        {
            ofImage.Clear();
            for (var row = 0; row < shape.OutRows; row++)
            {
                for (var tap = 0; tap < shape.Taps; tap++)
                {
                    var inRow = shape.InOf(row, tap / shape.Kernel);
                    var (start, end) = shape.Columns(tap % shape.Kernel);
                    if (inRow < 0 || inRow >= shape.InRows || start >= end)
                        continue;
                    var from = ((((image * shape.InRows) + inRow) * shape.InColumns) + shape.InOf(start, tap % shape.Kernel))
                        * shape.Channels;
                    var to = ((((image * shape.OutRows) + row) * shape.OutColumns) + start) * shape.Channels;
                    SumRow(
                        input[from..],
                        gradient[to..],
                        ofImage[(tap * BlockChannels)..],
                        channels,
                        end - start,
                        shape.Stride * shape.Channels,
                        shape.Channels);
                }
            }

            for (var tap = 0; tap < shape.Taps; tap++)
            {
                for (var channel = 0; channel < channels; channel++)
                    sums[(tap * shape.Channels) + channel] += ofImage[(tap * BlockChannels) + channel];
            }
        }
    }

    /// <summary>Adds the products of the pixels of two rows to the sums of the channels.</summary>
    private static void SumRow(
        ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, Span<float> sums, int channels, int count, int inStep, int outStep)
    {
        // The last values that are read lie inside; so do all others.
        _ = input[((count - 1) * inStep) + channels - 1];
        _ = gradient[((count - 1) * outStep) + channels - 1];
        ref var left = ref MemoryMarshal.GetReference(input);
        ref var right = ref MemoryMarshal.GetReference(gradient);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var channel = 0;
        if (channels == BlockChannels)
        {
            var (first, second) = (Vector256.LoadUnsafe(ref sum), Vector256.LoadUnsafe(ref sum, Lanes));
            var (third, fourth) = (Vector256.LoadUnsafe(ref sum, 2 * Lanes), Vector256.LoadUnsafe(ref sum, 3 * Lanes));
            for (nuint pixel = 0, from = 0, to = 0; pixel < (nuint)count; pixel++, from += (nuint)inStep, to += (nuint)outStep)
            {
                first = Add(first, ref left, from, ref right, to);
                second = Add(second, ref left, from + Lanes, ref right, to + Lanes);
                third = Add(third, ref left, from + (2 * Lanes), ref right, to + (2 * Lanes));
                fourth = Add(fourth, ref left, from + (3 * Lanes), ref right, to + (3 * Lanes));
            }

            first.StoreUnsafe(ref sum);
            second.StoreUnsafe(ref sum, Lanes);
            third.StoreUnsafe(ref sum, 2 * Lanes);
            fourth.StoreUnsafe(ref sum, 3 * Lanes);
            return;
        }

        for (; channel + Lanes <= channels; channel += Lanes)
        {
            var only = Vector256.LoadUnsafe(ref sum, (nuint)channel);
            for (var pixel = 0; pixel < count; pixel++)
                only = Add(only, ref left, (nuint)((pixel * inStep) + channel), ref right, (nuint)((pixel * outStep) + channel));
            only.StoreUnsafe(ref sum, (nuint)channel);
        }

        for (; channel < channels; channel++)
        {
            for (var pixel = 0; pixel < count; pixel++)
                sums[channel] += input[(pixel * inStep) + channel] * gradient[(pixel * outStep) + channel];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Add(Vector256<float> sum, ref float left, nuint from, ref float right, nuint to)
    {
        var (one, other) = (Vector256.LoadUnsafe(ref left, from), Vector256.LoadUnsafe(ref right, to));
        return Fma.IsSupported ? Fma.MultiplyAdd(one, other, sum) : sum + (one * other);
    }

    /// <summary>The shapes of a convolution.</summary>
    private sealed class Geometry(Conv2dOp conv, long[] input, long[] output)
    {
        public int Images { get; } = (int)input[0];

        public int Channels { get; } = (int)input[1];

        public int InRows { get; } = (int)input[2];

        public int InColumns { get; } = (int)input[3];

        public int OutRows { get; } = (int)output[2];

        public int OutColumns { get; } = (int)output[3];

        public int Kernel => conv.KernelSize;

        public int Stride => conv.Stride;

        /// <summary>The weights of a channel.</summary>
        public int Taps => conv.KernelSize * conv.KernelSize;

        public long Products => (long)Images * Channels * OutRows * OutColumns * Taps;

        /// <summary>The row or column of the input that a weight multiplies for one of the output; it may be in the padding.</summary>
        public int InOf(int place, int tap) => (place * conv.Stride) + (tap * conv.Dilation) - conv.Padding;

        /// <summary>The columns of the output for which a weight multiplies a column of the input.</summary>
        public (int Start, int End) Columns(int tap)
        {
            var (start, end) = (0, OutColumns);
            while (start < end && InOf(start, tap) < 0)
                start++;
            while (start < end && InOf(end - 1, tap) >= InColumns)
                end--;
            return (start, end);
        }
    }
}
