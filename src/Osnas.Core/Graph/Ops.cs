namespace Osnas.Graph;

/// <summary>The input itself.</summary>
public sealed record IdentityOp : Op
{
    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => Single(inputs);
}

/// <summary>Zeros of the shape <c>[N, C, ceil(H / stride), ceil(W / stride)]</c>, whatever the input's values.</summary>
/// <param name="OutChannels">C.</param>
/// <param name="Stride">The factor by which height and width shrink, rounded up as for convolutions.</param>
public sealed record ZeroOp(int OutChannels, int Stride) : Op
{
    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        Require.AtLeast(1, OutChannels, "number of out-channels");
        Require.AtLeast(1, Stride, "stride");
        return new(OutChannels, CeilDivide(Single(inputs).Height), CeilDivide(Single(inputs).Width));
    }

    private int CeilDivide(int size) => (size + Stride - 1) / Stride;
}

/// <summary>A two-dimensional convolution with square kernels.</summary>
/// <param name="InChannels">The number of input channels.</param>
/// <param name="OutChannels">The number of output channels.</param>
/// <param name="KernelSize">The kernel height and width.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Padding">The zero padding on each side.</param>
/// <param name="Dilation">The dilation.</param>
/// <param name="Groups">The number of groups.</param>
/// <param name="Bias">Whether a trainable bias is added.</param>
public sealed record Conv2dOp(
    int InChannels, int OutChannels, int KernelSize, int Stride, int Padding, int Dilation, int Groups, bool Bias) : Op
{
    /// <inheritdoc/>
    public override long Params => checked((MacsPerPixel * OutChannels) + (Bias ? OutChannels : 0));

    private long MacsPerPixel => (long)KernelSize * KernelSize * InChannels / Groups;

    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        var input = Single(inputs);
        RequireChannels(input, InChannels);
        Require.AtLeast(1, OutChannels, "number of out-channels");
        Require.AtLeast(1, KernelSize, "kernel size");
        Require.AtLeast(1, Stride, "stride");
        Require.AtLeast(0, Padding, "padding");
        Require.AtLeast(1, Dilation, "dilation");
        Require.AtLeast(1, Groups, "number of groups");
        if (InChannels % Groups != 0)
            throw new GraphException($"{Groups} groups don't divide {InChannels} channels");
        if (OutChannels % Groups != 0)
            throw new GraphException($"{Groups} groups don't divide {OutChannels} channels");
        var reach = (Dilation * (KernelSize - 1)) + 1;
        Require.Fits(input, reach, Padding, "a kernel that spans", reach);
        return new(OutChannels, Slide(input.Height, reach), Slide(input.Width, reach));
    }

    /// <inheritdoc/>
    public override long Macs(TensorShape output) => checked(MacsPerPixel * OutChannels * output.Area);

    /// <summary>Counts the positions of a window that slides over a padded row, rounded down as in PyTorch.</summary>
    private int Slide(int size, int reach) => ((size + (2 * Padding) - reach) / Stride) + 1;
}

/// <summary>Batch normalization over <c>[N, H, W]</c> with a trainable scale and shift per channel.</summary>
/// <param name="Channels">The number of channels.</param>
public sealed record BatchNorm2dOp(int Channels) : Op
{
    /// <inheritdoc/>
    public override long Params => 2L * Channels;

    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        RequireChannels(Single(inputs), Channels);
        return Single(inputs);
    }
}

/// <summary>A pointwise activation function.</summary>
/// <param name="Function">The function.</param>
/// <param name="Channels">The number of channels.</param>
public sealed record ActivationOp(ActivationFunction Function, int Channels) : Op
{
    /// <inheritdoc/>
    public override long Params => Function == ActivationFunction.PRelu ? Channels : 0;

    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        RequireChannels(Single(inputs), Channels);
        return Single(inputs);
    }
}

/// <summary>Average pooling. A window across the edge averages only the values inside.</summary>
/// <param name="KernelSize">The window height and width.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Padding">The padding on each side.</param>
/// <param name="CeilMode">Whether the output size is rounded up.</param>
public sealed record AvgPool2dOp(int KernelSize, int Stride, int Padding, bool CeilMode) : Op
{
    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) =>
        PoolShape.Infer(Single(inputs), KernelSize, Stride, Padding, CeilMode);
}

/// <summary>Maximum pooling.</summary>
/// <param name="KernelSize">The window height and width.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Padding">The padding on each side.</param>
/// <param name="CeilMode">Whether the output size is rounded up.</param>
public sealed record MaxPool2dOp(int KernelSize, int Stride, int Padding, bool CeilMode) : Op
{
    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) =>
        PoolShape.Infer(Single(inputs), KernelSize, Stride, Padding, CeilMode);
}

/// <summary>Mean over height and width: <c>[N, C, H, W]</c> to <c>[N, C, 1, 1]</c>.</summary>
public sealed record GlobalAvgPoolOp : Op
{
    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => new(Single(inputs).Channels, 1);
}

/// <summary>A linear layer with bias: <c>[N, C, 1, 1]</c> to <c>[N, features]</c> or <c>[N, features, 1, 1]</c>.</summary>
/// <param name="InFeatures">The number of input features.</param>
/// <param name="OutFeatures">The number of output features.</param>
/// <param name="KeepsMap">Whether the output is a map <c>[N, features, 1, 1]</c>, which any operation accepts.</param>
public sealed record LinearOp(int InFeatures, int OutFeatures, bool KeepsMap = false) : Op
{
    /// <inheritdoc/>
    public override long Params => ((long)InFeatures * OutFeatures) + OutFeatures;

    /// <inheritdoc/>
    public override bool GivesVector => !KeepsMap;

    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        var input = Single(inputs);
        if (input.Area != 1)
            throw new GraphException(
                $"a linear layer takes a vector, but its input is a map of {input.Height}x{input.Width}; "
                + $"put {Block.GlobalAverage} before it",
                GraphFault.MapTooLarge);
        RequireChannels(input, InFeatures);
        Require.AtLeast(1, OutFeatures, "number of features");
        return new(OutFeatures, 1);
    }

    /// <inheritdoc/>
    public override long Macs(TensorShape output) => (long)InFeatures * OutFeatures;
}

/// <summary>The sum of inputs with the same shape.</summary>
public sealed record AddOp : Op
{
    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        var shape = inputs[0];
        for (var index = 1; index < inputs.Count; index++)
        {
            if (inputs[index] != shape)
                throw new GraphException($"it adds maps of different shapes: {string.Join(", ", inputs)}");
        }

        return shape;
    }
}

/// <summary>The product of <c>[N, C, H, W]</c> and one weight per channel, <c>[N, C, 1, 1]</c>.</summary>
public sealed record MulOp : Op
{
    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        if (inputs[1] != new TensorShape(inputs[0].Channels, 1))
            throw new GraphException($"it multiplies a {inputs[0]} map by {inputs[1]} weights");
        return inputs[0];
    }
}

/// <summary>The concatenation of inputs with the same size along the channels.</summary>
public sealed record ConcatOp : Op
{
    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        if (inputs.Any(input => input.Height != inputs[0].Height || input.Width != inputs[0].Width))
            throw new GraphException($"it concatenates maps of different sizes: {string.Join(", ", inputs)}");
        return inputs[0] with { Channels = inputs.Sum(input => input.Channels) };
    }
}

/// <summary>A range of channels.</summary>
/// <param name="Start">The first channel.</param>
/// <param name="Length">The number of channels.</param>
public sealed record ChannelSliceOp(int Start, int Length) : Op
{
    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        var input = Single(inputs);
        if (Start < 0 || Length < 1 || Start + Length > input.Channels)
            throw new GraphException($"it takes the channels {Start} to {Start + Length - 1} of {input.Channels}");
        return input with { Channels = Length };
    }
}

/// <summary>A channel shuffle: channel <c>g * (C / groups) + i</c> becomes channel <c>i * groups + g</c> (ShuffleNet).</summary>
/// <param name="Groups">The number of groups.</param>
public sealed record ChannelShuffleOp(int Groups) : Op
{
    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs)
    {
        var input = Single(inputs);
        Require.AtLeast(1, Groups, "number of groups");
        if (input.Channels % Groups != 0)
            throw new GraphException($"the {Groups} groups of a channel shuffle don't divide {input.Channels} channels");
        return input;
    }
}

internal static class PoolShape
{
    public static TensorShape Infer(TensorShape input, int kernelSize, int stride, int padding, bool ceilMode)
    {
        Require.AtLeast(1, kernelSize, "kernel size");
        Require.AtLeast(1, stride, "stride");
        Require.AtLeast(0, padding, "padding");
        if (padding > kernelSize / 2)
            throw new GraphException($"the padding of a pool must be at most half of its window of {kernelSize} pixels, not {padding}");
        Require.Fits(input, kernelSize - (ceilMode ? stride - 1 : 0), padding, "a window of", kernelSize);
        return input with
        {
            Height = Slide(input.Height, kernelSize, stride, padding, ceilMode),
            Width = Slide(input.Width, kernelSize, stride, padding, ceilMode),
        };
    }

    private static int Slide(int size, int kernelSize, int stride, int padding, bool ceilMode)
    {
        var steps = (size + (2 * padding) - kernelSize + (ceilMode ? stride - 1 : 0)) / stride;

        // As in PyTorch, a window can cross the edge, but must start inside the map or its left padding.
        if (ceilMode && steps * stride >= size + padding)
            steps--;
        return steps + 1;
    }
}
