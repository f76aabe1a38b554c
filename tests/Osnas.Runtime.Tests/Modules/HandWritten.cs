using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Osnas.Runtime.Tests;

/// <summary>Blocks as one writes them by hand in TorchSharp, from the papers. The layers stand in the order of Osnas's.</summary>
internal static class HandWritten
{
    private const double Epsilon = 1e-5;

    /// <summary>MobileNetV2's bottleneck with the squeeze-excite of MobileNetV3, hard swish; kernel 5, expansion 3.</summary>
    public static Tensor Mobile(Parameters weights, Tensor input, int channels, int stride)
    {
        var hidden = F.hardswish(Norm(weights, F.conv2d(input, weights.Next())));
        hidden = F.hardswish(
            Norm(weights, F.conv2d(hidden, weights.Next(), strides: [stride, stride], padding: [2, 2], groups: 3 * channels)));
        var mean = hidden.mean([2, 3], keepdim: true);
        var squeezed = F.relu(F.conv2d(mean, weights.Next(), weights.Next()));
        hidden = hidden * F.hardsigmoid(F.conv2d(squeezed, weights.Next(), weights.Next()));
        return Norm(weights, F.conv2d(hidden, weights.Next()));
    }

    /// <summary>
    /// MixNet's block without squeeze-excite, ReLU6; kernels 3, 5, 7 on 6 hidden channels each, the first of which has the
    /// rest.
    /// </summary>
    public static Tensor MixConv(Parameters weights, Tensor input, int hiddenChannels, int stride)
    {
        var hidden = F.relu6(Norm(weights, F.conv2d(input, weights.Next())));
        var start = 0;
        var parts = new List<Tensor>();
        foreach (var (channels, kernelSize) in new[] { (hiddenChannels - 12, 3), (6, 5), (6, 7) })
        {
            var padding = kernelSize / 2;
            var part = hidden.slice(1, start, start + channels, 1);
            parts.Add(F.conv2d(part, weights.Next(), strides: [stride, stride], padding: [padding, padding], groups: channels));
            start += channels;
        }

        hidden = F.relu6(Norm(weights, cat(parts, 1)));
        return Norm(weights, F.conv2d(hidden, weights.Next()));
    }

    /// <summary>
    /// ShuffleNetV2's unit with kernel 3, ReLU6: the second half goes through the main branch, then both halves alternate.
    /// </summary>
    public static Tensor Shuffle(Parameters weights, Tensor input)
    {
        var halves = input.chunk(2, 1);
        var main = ShuffleMain(weights, halves[1], 1, halves[1].shape[1]);
        return stack([halves[0], main], 2).flatten(1, 2);
    }

    /// <summary>
    /// SPOS's ShuffleNetV2 unit with kernel 3, ReLU6: every second channel passes by, the others go through the main branch.
    /// </summary>
    public static Tensor ShuffleV2(Parameters weights, Tensor input)
    {
        var channels = input.shape[1];
        var even = input.index_select(1, arange(0, channels, 2));
        var odd = input.index_select(1, arange(1, channels, 2));
        return cat([even, ShuffleMain(weights, odd, 1, channels / 2)], 1);
    }

    /// <summary>The same unit where the shape changes: both branches take the whole input.</summary>
    public static Tensor ShuffleV2Down(Parameters weights, Tensor input, int middle)
    {
        var channels = input.shape[1];
        var side = Norm(weights, F.conv2d(input, weights.Next(), strides: [2, 2], padding: [1, 1], groups: channels));
        side = F.relu6(Norm(weights, F.conv2d(side, weights.Next())));
        return cat([side, ShuffleMain(weights, input, 2, middle)], 1);
    }

    private static Tensor ShuffleMain(Parameters weights, Tensor input, int stride, long middle)
    {
        var value = F.relu6(Norm(weights, F.conv2d(input, weights.Next())));
        value = Norm(weights, F.conv2d(value, weights.Next(), strides: [stride, stride], padding: [1, 1], groups: middle));
        return F.relu6(Norm(weights, F.conv2d(value, weights.Next())));
    }

    /// <summary>Batch norm of a batch by its own statistics.</summary>
    private static Tensor Norm(Parameters weights, Tensor input)
    {
        var mean = input.mean([0, 2, 3], keepdim: true);
        var variance = (input - mean).square().mean([0, 2, 3], keepdim: true);
        var (scale, shift) = (weights.Next(), weights.Next());
        return ((input - mean) / (variance + Epsilon).sqrt() * scale.view(1, -1, 1, 1)) + shift.view(1, -1, 1, 1);
    }

    /// <summary>Parameters, one after the other.</summary>
    internal sealed class Parameters(IReadOnlyList<Tensor> values)
    {
        private int _next;

        public bool AreUsedUp => _next == values.Count;

        public Tensor Next() => values[_next++];
    }
}
