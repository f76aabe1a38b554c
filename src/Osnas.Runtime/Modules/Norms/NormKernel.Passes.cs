using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Osnas.Modules;

/// <content>
/// The passes over pixels. Each goes through tiles of pixels, and in a tile from one vector of channels to the next: sums and what
/// belongs to the channels stay in registers, and the pixels in the first cache.
/// </content>
internal sealed partial class NormKernel
{
    private const int Lanes = 8;
    private const int Pair = 2 * Lanes;

    /// <summary>The values of a tile.</summary>
    private const int TileValues = 4096;

    private int TileRows => Math.Max(1, TileValues / _channels);

    private void Sum(ReadOnlySpan<float> input, Span<float> sums, int rows)
    {
        ref var first = ref MemoryMarshal.GetReference(input[..(rows * _channels)]);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var (step, tile) = ((nuint)_channels, TileRows);
        for (var start = 0; start < rows; start += tile)
        {
            var (from, count) = ((nuint)start * step, Math.Min(tile, rows - start));
            nuint channel = 0;
            for (; channel + Pair <= step; channel += Pair)
            {
                var (one, two) = (Vector256.LoadUnsafe(ref sum, channel), Vector256.LoadUnsafe(ref sum, channel + Lanes));
                var at = from + channel;
                for (var row = 0; row < count; row++, at += step)
                {
                    one += Vector256.LoadUnsafe(ref first, at);
                    two += Vector256.LoadUnsafe(ref first, at + Lanes);
                }

                one.StoreUnsafe(ref sum, channel);
                two.StoreUnsafe(ref sum, channel + Lanes);
            }

            for (; channel + Lanes <= step; channel += Lanes)
            {
                var one = Vector256.LoadUnsafe(ref sum, channel);
                var at = from + channel;
                for (var row = 0; row < count; row++, at += step)
                    one += Vector256.LoadUnsafe(ref first, at);
                one.StoreUnsafe(ref sum, channel);
            }

            for (; channel < step; channel++)
            {
                var at = from + channel;
                for (var row = 0; row < count; row++, at += step)
                    Unsafe.Add(ref sum, channel) += Unsafe.Add(ref first, at);
            }
        }
    }

    private void SumSquares(ReadOnlySpan<float> input, Span<float> sums, int rows)
    {
        ref var first = ref MemoryMarshal.GetReference(input[..(rows * _channels)]);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var mean = ref MemoryMarshal.GetArrayDataReference(_mean);
        var (step, tile) = ((nuint)_channels, TileRows);
        for (var start = 0; start < rows; start += tile)
        {
            var (from, count) = ((nuint)start * step, Math.Min(tile, rows - start));
            nuint channel = 0;
            for (; channel + Lanes <= step; channel += Lanes)
            {
                var one = Vector256.LoadUnsafe(ref sum, channel);
                var center = Vector256.LoadUnsafe(ref mean, channel);
                var at = from + channel;
                for (var row = 0; row < count; row++, at += step)
                {
                    var difference = Vector256.LoadUnsafe(ref first, at) - center;
                    one = Fused(difference, difference, one);
                }

                one.StoreUnsafe(ref sum, channel);
            }

            for (; channel < step; channel++)
            {
                var at = from + channel;
                for (var row = 0; row < count; row++, at += step)
                {
                    var difference = Unsafe.Add(ref first, at) - Unsafe.Add(ref mean, channel);
                    ref var total = ref Unsafe.Add(ref sum, channel);
                    total = Fused(difference, difference, total);
                }
            }
        }
    }

    private void Apply(ReadOnlySpan<float> input, Span<float> output, int rows)
    {
        ref var first = ref MemoryMarshal.GetReference(input[..(rows * _channels)]);
        ref var result = ref MemoryMarshal.GetReference(output[..(rows * _channels)]);
        ref var scales = ref MemoryMarshal.GetArrayDataReference(_scale);
        ref var shifts = ref MemoryMarshal.GetArrayDataReference(_shift);
        var (step, tile) = ((nuint)_channels, TileRows);
        var ceiling = Vector256.Create(_ceiling);
        for (var start = 0; start < rows; start += tile)
        {
            var (from, count) = ((nuint)start * step, Math.Min(tile, rows - start));
            nuint channel = 0;
            for (; channel + Lanes <= step; channel += Lanes)
            {
                var (scale, shift) = (Vector256.LoadUnsafe(ref scales, channel), Vector256.LoadUnsafe(ref shifts, channel));
                var at = from + channel;
                for (var row = 0; row < count; row++, at += step)
                {
                    var value = Affine(Vector256.LoadUnsafe(ref first, at), scale, shift);
                    if (_isActivated)
                    {
                        value = Vector256.ConditionalSelect(Vector256.LessThan(value, Vector256<float>.Zero), Vector256<float>.Zero, value);
                        value = Vector256.ConditionalSelect(Vector256.GreaterThan(value, ceiling), ceiling, value);
                    }

                    value.StoreUnsafe(ref result, at);
                }
            }

            for (; channel < step; channel++)
            {
                var at = from + channel;
                for (var row = 0; row < count; row++, at += step)
                {
                    var value = Affine(Unsafe.Add(ref first, at), (int)channel);
                    if (_isActivated)
                        value = value < 0 ? 0 : value > _ceiling ? _ceiling : value;
                    Unsafe.Add(ref result, at) = value;
                }
            }
        }
    }

    private void SumSlopes(ReadOnlySpan<float> input, ReadOnlySpan<float> slopes, Span<float> sums, Span<float> products, int rows)
    {
        ref var first = ref MemoryMarshal.GetReference(input[..(rows * _channels)]);
        ref var slope = ref MemoryMarshal.GetReference(slopes[..(rows * _channels)]);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var product = ref MemoryMarshal.GetReference(products);
        ref var mean = ref MemoryMarshal.GetArrayDataReference(_mean);
        ref var scales = ref MemoryMarshal.GetArrayDataReference(_scale);
        ref var shifts = ref MemoryMarshal.GetArrayDataReference(_shift);
        var (step, tile) = ((nuint)_channels, TileRows);
        for (var start = 0; start < rows; start += tile)
        {
            var (from, count) = ((nuint)start * step, Math.Min(tile, rows - start));
            nuint channel = 0;
            for (; channel + Lanes <= step; channel += Lanes)
            {
                var (one, other) = (Vector256.LoadUnsafe(ref sum, channel), Vector256.LoadUnsafe(ref product, channel));
                var center = Vector256.LoadUnsafe(ref mean, channel);
                var (scale, shift) = (Vector256.LoadUnsafe(ref scales, channel), Vector256.LoadUnsafe(ref shifts, channel));
                var at = from + channel;
                for (var row = 0; row < count; row++, at += step)
                {
                    var value = Vector256.LoadUnsafe(ref first, at);
                    var back = Mask(value, scale, shift, Vector256.LoadUnsafe(ref slope, at));
                    one += back;
                    other = Fused(value - center, back, other);
                }

                one.StoreUnsafe(ref sum, channel);
                other.StoreUnsafe(ref product, channel);
            }

            for (; channel < step; channel++)
            {
                var at = from + channel;
                for (var row = 0; row < count; row++, at += step)
                {
                    var value = Unsafe.Add(ref first, at);
                    var back = Mask(value, (int)channel, Unsafe.Add(ref slope, at));
                    Unsafe.Add(ref sum, channel) += back;
                    ref var total = ref Unsafe.Add(ref product, channel);
                    var difference = value - Unsafe.Add(ref mean, channel);
                    total = Fused(difference, back, total);
                }
            }
        }
    }

    private void ApplyBack(
        ReadOnlySpan<float> input, ReadOnlySpan<float> slopes, Span<float> targets, float[] meanSlopes, float[] factors, float[] weights,
        int rows)
    {
        ref var first = ref MemoryMarshal.GetReference(input[..(rows * _channels)]);
        ref var slope = ref MemoryMarshal.GetReference(slopes[..(rows * _channels)]);
        ref var target = ref MemoryMarshal.GetReference(targets[..(rows * _channels)]);
        ref var mean = ref MemoryMarshal.GetArrayDataReference(_mean);
        ref var scales = ref MemoryMarshal.GetArrayDataReference(_scale);
        ref var shifts = ref MemoryMarshal.GetArrayDataReference(_shift);
        ref var inverses = ref MemoryMarshal.GetArrayDataReference(_inverse);
        ref var means = ref MemoryMarshal.GetArrayDataReference(meanSlopes);
        ref var ks = ref MemoryMarshal.GetArrayDataReference(factors);
        ref var ws = ref MemoryMarshal.GetArrayDataReference(weights);
        var (step, tile) = ((nuint)_channels, TileRows);
        for (var start = 0; start < rows; start += tile)
        {
            var (from, count) = ((nuint)start * step, Math.Min(tile, rows - start));
            nuint channel = 0;
            for (; channel + Lanes <= step; channel += Lanes)
            {
                var center = Vector256.LoadUnsafe(ref mean, channel);
                var (scale, shift) = (Vector256.LoadUnsafe(ref scales, channel), Vector256.LoadUnsafe(ref shifts, channel));
                var (inverse, weight) = (Vector256.LoadUnsafe(ref inverses, channel), Vector256.LoadUnsafe(ref ws, channel));
                var (meanSlope, factor) = (Vector256.LoadUnsafe(ref means, channel), Vector256.LoadUnsafe(ref ks, channel));
                var at = from + channel;
                for (var row = 0; row < count; row++, at += step)
                {
                    var value = Vector256.LoadUnsafe(ref first, at);
                    var back = Mask(value, scale, shift, Vector256.LoadUnsafe(ref slope, at)) - meanSlope;
                    back = Fused(center - value, factor, back);
                    (back * inverse * weight).StoreUnsafe(ref target, at);
                }
            }

            for (; channel < step; channel++)
            {
                var at = from + channel;
                var index = (int)channel;
                for (var row = 0; row < count; row++, at += step)
                {
                    var value = Unsafe.Add(ref first, at);
                    var back = Mask(value, index, Unsafe.Add(ref slope, at)) - meanSlopes[index];
                    back = Fused(_mean[index] - value, factors[index], back);
                    Unsafe.Add(ref target, at) = back * _inverse[index] * weights[index];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Mask(Vector256<float> value, Vector256<float> scale, Vector256<float> shift, Vector256<float> slope)
    {
        if (!_isActivated)
            return slope;
        var output = Affine(value, scale, shift);
        return slope & Vector256.GreaterThan(output, Vector256<float>.Zero) & Vector256.LessThan(output, Vector256.Create(_ceiling));
    }

    private float Mask(float value, int channel, float slope)
    {
        if (!_isActivated)
            return slope;
        var output = Affine(value, channel);
        return output > 0 && output < _ceiling ? slope : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Affine(Vector256<float> value, Vector256<float> scale, Vector256<float> shift) =>
        Fused(value, scale, shift);

    private float Affine(float value, int channel) =>
        Fused(value, _scale[channel], _shift[channel]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Fused(Vector256<float> left, Vector256<float> right, Vector256<float> added) =>
        Fma.IsSupported ? Fma.MultiplyAdd(left, right, added) : (left * right) + added;

    private static float Fused(float left, float right, float added) =>
        Fma.IsSupported ? MathF.FusedMultiplyAdd(left, right, added) : (left * right) + added;
}
