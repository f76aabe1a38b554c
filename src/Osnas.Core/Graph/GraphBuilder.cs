namespace Osnas.Graph;

/// <summary>Builds the graph of a block, operation by operation, and infers shapes on the way.</summary>
/// <remarks>
/// The first parameter of a method with trainable parameters is the operation's name, which appears in the keys of
/// a state dictionary, as in <c>expand.conv</c>. All methods throw <see cref="GraphException"/> for an operation
/// that can't be applied to its inputs.
/// </remarks>
public sealed class GraphBuilder
{
    /// <summary>The padding that keeps the size at stride 1: <c>dilation * (kernel size - 1) / 2</c> on each side.</summary>
    public const int SamePadding = -1;

    private readonly List<OpNode> _nodes = [];
    private readonly HashSet<string> _names = [];

    /// <summary>A builder.</summary>
    /// <param name="input">The shape of the graph's input.</param>
    public GraphBuilder(TensorShape input) => Input = new(0, input);

    /// <summary>The graph's input.</summary>
    public GraphValue Input { get; }

    /// <summary>A convolution.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="input">The input.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="kernelSize">Kernel height and width, odd.</param>
    /// <param name="stride">Stride.</param>
    /// <param name="padding">Zero padding on each side; <see cref="SamePadding"/> keeps the size at stride 1.</param>
    /// <param name="dilation">Dilation.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="bias">Whether a trainable bias is added.</param>
    /// <returns>The output.</returns>
    public GraphValue Conv2d(
        string name,
        GraphValue input,
        int outChannels,
        int kernelSize,
        int stride = 1,
        int padding = SamePadding,
        int dilation = 1,
        int groups = 1,
        bool bias = false)
    {
        if (padding == SamePadding)
            padding = dilation * (kernelSize - 1) / 2;
        return Add(name, new Conv2dOp(input.Shape.Channels, outChannels, kernelSize, stride, padding, dilation, groups, bias), input);
    }

    /// <summary>Batch normalization.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="input">The input.</param>
    /// <returns>The output.</returns>
    public GraphValue BatchNorm2d(string name, GraphValue input) => Add(name, new BatchNorm2dOp(input.Shape.Channels), input);

    /// <summary>An activation function.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="input">The input.</param>
    /// <param name="function">The function.</param>
    /// <returns>The output.</returns>
    public GraphValue Activate(string name, GraphValue input, ActivationFunction function) =>
        Add(name, new ActivationOp(function, input.Shape.Channels), input);

    /// <summary>The activation function of a block's options.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="input">The input.</param>
    /// <param name="activation">The activation; the input itself for <see cref="Activation.None"/>.</param>
    /// <returns>The output.</returns>
    public GraphValue Activate(string name, GraphValue input, Activation activation) => activation switch
    {
        Activation.None => input,
        Activation.Relu => Activate(name, input, ActivationFunction.Relu6),
        Activation.HSwish => Activate(name, input, ActivationFunction.HSwish),
        Activation.PRelu => Activate(name, input, ActivationFunction.PRelu),
        Activation.Swish => Activate(name, input, ActivationFunction.Swish),
        _ => throw new GraphException($"{(int)activation} is none of the activations"),
    };

    /// <summary>A convolution, batch norm, and an activation: <c>name.conv</c>, <c>name.bn</c>, <c>name.act</c>.</summary>
    /// <param name="name">The name of the three.</param>
    /// <param name="input">The input.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="kernelSize">Kernel height and width, odd.</param>
    /// <param name="stride">Stride.</param>
    /// <param name="padding">Zero padding on each side; <see cref="SamePadding"/> keeps the size at stride 1.</param>
    /// <param name="dilation">Dilation.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="batchNorm">Whether there is batch norm; without it, the convolution has a bias.</param>
    /// <returns>The output.</returns>
    public GraphValue ConvBnAct(
        string name,
        GraphValue input,
        int outChannels,
        int kernelSize,
        int stride = 1,
        int padding = SamePadding,
        int dilation = 1,
        int groups = 1,
        Activation activation = Activation.None,
        bool batchNorm = true)
    {
        var output = Conv2d(name + ".conv", input, outChannels, kernelSize, stride, padding, dilation, groups, bias: !batchNorm);
        if (batchNorm)
            output = BatchNorm2d(name + ".bn", output);
        return Activate(name + ".act", output, activation);
    }

    /// <summary>Squeeze-excite (arXiv:1709.01507): channels weighted by two 1x1 convolutions of their means.</summary>
    /// <param name="name">The name of the module.</param>
    /// <param name="input">The input.</param>
    /// <param name="reduction">The inner channels are the channels divided by this.</param>
    /// <returns>The output.</returns>
    public GraphValue SqueezeExcite(string name, GraphValue input, int reduction = 4)
    {
        var channels = input.Shape.Channels;
        if (channels < reduction)
            throw new GraphException($"squeeze-excite with reduction {reduction} needs at least {reduction} channels but gets {channels}");
        var weight = GlobalAvgPool(input);
        weight = Conv2d(name + ".reduce", weight, channels / reduction, 1, bias: true);
        weight = Activate(name + ".act", weight, ActivationFunction.Relu);
        weight = Conv2d(name + ".expand", weight, channels, 1, bias: true);
        weight = Activate(name + ".gate", weight, ActivationFunction.HSigmoid);
        return Mul(input, weight);
    }

    /// <summary>A linear layer with bias.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="input">The input, a vector.</param>
    /// <param name="outFeatures">Features of the output.</param>
    /// <returns>The output.</returns>
    public GraphValue Linear(string name, GraphValue input, int outFeatures) =>
        Add(name, new LinearOp(input.Shape.Channels, outFeatures), input);

    /// <summary>Average pooling.</summary>
    /// <param name="input">The input.</param>
    /// <param name="kernelSize">Window height and width.</param>
    /// <param name="stride">Stride.</param>
    /// <param name="padding">Padding on each side, not counted in the average.</param>
    /// <param name="ceilMode">Whether the output size is rounded up.</param>
    /// <returns>The output.</returns>
    public GraphValue AvgPool2d(GraphValue input, int kernelSize, int stride, int padding = 0, bool ceilMode = false) =>
        Add(null, new AvgPool2dOp(kernelSize, stride, padding, ceilMode), input);

    /// <summary>Maximum pooling.</summary>
    /// <param name="input">The input.</param>
    /// <param name="kernelSize">Window height and width.</param>
    /// <param name="stride">Stride.</param>
    /// <param name="padding">Padding on each side.</param>
    /// <param name="ceilMode">Whether the output size is rounded up.</param>
    /// <returns>The output.</returns>
    public GraphValue MaxPool2d(GraphValue input, int kernelSize, int stride, int padding = 0, bool ceilMode = false) =>
        Add(null, new MaxPool2dOp(kernelSize, stride, padding, ceilMode), input);

    /// <summary>The mean over height and width.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The output, <c>[N, C, 1, 1]</c>.</returns>
    public GraphValue GlobalAvgPool(GraphValue input) => Add(null, new GlobalAvgPoolOp(), input);

    /// <summary>The sum of values of one shape.</summary>
    /// <param name="inputs">The values.</param>
    /// <returns>The output.</returns>
    public GraphValue Add(params GraphValue[] inputs) => Add(null, new AddOp(), inputs);

    /// <summary>The product of a map and a weight per channel.</summary>
    /// <param name="input">The map.</param>
    /// <param name="weight">The weights, <c>[N, C, 1, 1]</c>.</param>
    /// <returns>The output.</returns>
    public GraphValue Mul(GraphValue input, GraphValue weight) => Add(null, new MulOp(), input, weight);

    /// <summary>Values of one size behind each other, by channel.</summary>
    /// <param name="inputs">The values.</param>
    /// <returns>The output.</returns>
    public GraphValue Concat(params GraphValue[] inputs) => Add(null, new ConcatOp(), inputs);

    /// <summary>A range of channels.</summary>
    /// <param name="input">The input.</param>
    /// <param name="start">The first channel.</param>
    /// <param name="length">How many.</param>
    /// <returns>The output.</returns>
    public GraphValue ChannelSlice(GraphValue input, int start, int length) => Add(null, new ChannelSliceOp(start, length), input);

    /// <summary>Channels dealt out again in groups (ShuffleNet).</summary>
    /// <param name="input">The input.</param>
    /// <param name="groups">Groups.</param>
    /// <returns>The output.</returns>
    public GraphValue ChannelShuffle(GraphValue input, int groups) => Add(null, new ChannelShuffleOp(groups), input);

    /// <summary>Zeros.</summary>
    /// <param name="input">The input, whose size sets that of the output.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="stride">The factor by which height and width shrink, rounded up.</param>
    /// <returns>The output.</returns>
    public GraphValue Zero(GraphValue input, int outChannels, int stride) => Add(null, new ZeroOp(outChannels, stride), input);

    /// <summary>A block whose inside is unknown here, on the graph's input.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="op">What is known of it.</param>
    /// <returns>The output.</returns>
    public GraphValue Opaque(string name, Op op) => Add(name, op, Input);

    /// <summary>The finished graph.</summary>
    /// <param name="output">The value that the graph gives.</param>
    /// <returns>The graph.</returns>
    public OpGraph Build(GraphValue output)
    {
        // The last node is the output, whatever was built after it.
        if (_nodes.Count == 0 || output.Id != _nodes.Count)
            Add(null, new IdentityOp(), output);
        return new(Input.Shape, _nodes);
    }

    private GraphValue Add(string? name, Op op, params GraphValue[] inputs)
    {
        name ??= $"{op.GetType().Name.Replace("Op", string.Empty).ToLowerInvariant()}{_nodes.Count}";
        if (!_names.Add(name))
            throw new GraphException($"two operations are named '{name}'");
        var shape = op.InferShape(inputs.Select(input => input.Shape).ToArray());
        _nodes.Add(new(name, op, new(inputs.Select(input => input.Id)), shape));
        return new(_nodes.Count, shape);
    }
}
