namespace Osnas.Graph;

/// <summary>Builds the graph of a block, operation by operation, and infers the shapes.</summary>
/// <remarks>
/// The first parameter of a method with trainable parameters is the name of the operation, which is part of the keys
/// in a state dictionary, such as <c>expand.conv</c>. All methods throw <see cref="GraphException"/> for an operation
/// that can't be applied to its inputs.
/// </remarks>
public sealed class GraphBuilder
{
    /// <summary>The padding that keeps the size at stride 1: <c>dilation * (kernel size - 1) / 2</c> on each side.</summary>
    public const int SamePadding = -1;

    private readonly List<OpNode> _nodes = [];

    /// <summary>Initializes a builder.</summary>
    /// <param name="input">The shape of the graph's input.</param>
    public GraphBuilder(TensorShape input) => Input = new(0, input);

    /// <summary>The graph's input.</summary>
    public GraphValue Input { get; }

    /// <summary>Adds a convolution.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="input">The input.</param>
    /// <param name="outChannels">The number of output channels.</param>
    /// <param name="kernelSize">The kernel height and width, an odd number.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="padding">The zero padding on each side; <see cref="SamePadding"/> keeps the size at stride 1.</param>
    /// <param name="dilation">The dilation.</param>
    /// <param name="groups">The number of groups.</param>
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

    /// <summary>Adds batch normalization.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="input">The input.</param>
    /// <returns>The output.</returns>
    public GraphValue BatchNorm2d(string name, GraphValue input) => Add(name, new BatchNorm2dOp(input.Shape.Channels), input);

    /// <summary>Adds an activation function.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="input">The input.</param>
    /// <param name="function">The function.</param>
    /// <returns>The output.</returns>
    public GraphValue Activate(string name, GraphValue input, ActivationFunction function) =>
        Add(name, new ActivationOp(function, input.Shape.Channels), input);

    /// <summary>Adds the activation function of a block's options.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="input">The input.</param>
    /// <param name="activation">The activation; <see cref="Activation.None"/> returns the input itself.</param>
    /// <returns>The output.</returns>
    public GraphValue Activate(string name, GraphValue input, Activation activation) => activation switch
    {
        Activation.None => input,
        Activation.Relu => Activate(name, input, ActivationFunction.Relu6),
        Activation.HSwish => Activate(name, input, ActivationFunction.HSwish),
        Activation.PRelu => Activate(name, input, ActivationFunction.PRelu),
        Activation.Swish => Activate(name, input, ActivationFunction.Swish),
        Activation.PlainRelu => Activate(name, input, ActivationFunction.Relu),
        _ => throw new GraphException($"{(int)activation} isn't a defined activation"),
    };

    /// <summary>Adds a convolution, batch norm and an activation: <c>name.conv</c>, <c>name.bn</c> and <c>name.act</c>.</summary>
    /// <param name="name">The common prefix of their names.</param>
    /// <param name="input">The input.</param>
    /// <param name="outChannels">The number of output channels.</param>
    /// <param name="kernelSize">The kernel height and width, an odd number.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="padding">The zero padding on each side; <see cref="SamePadding"/> keeps the size at stride 1.</param>
    /// <param name="dilation">The dilation.</param>
    /// <param name="groups">The number of groups.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="batchNorm">Whether to add batch norm; without batch norm, the convolution has a bias.</param>
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

    /// <summary>
    /// Adds squeeze-excite (arXiv:1709.01507), which weights the channels by two 1x1 convolutions of their means, with a
    /// plain ReLU and a hard sigmoid.
    /// </summary>
    /// <param name="name">The name of the module.</param>
    /// <param name="input">The input.</param>
    /// <param name="reduction">The ratio of the channels to the inner channels, which are rounded down.</param>
    /// <returns>The output.</returns>
    public GraphValue SqueezeExcite(string name, GraphValue input, int reduction = 4)
    {
        var channels = input.Shape.Channels;
        if (channels < reduction)
            throw new GraphException($"squeeze-excite with reduction {reduction} needs at least {reduction} channels, not {channels}");
        return SqueezeExcite(name, input, channels / reduction, Activation.PlainRelu, SqueezeExciteGate.HSigmoid);
    }

    /// <summary>Adds squeeze-excite (arXiv:1709.01507), which weights the channels by two 1x1 convolutions of their means.</summary>
    /// <param name="name">The name of the module.</param>
    /// <param name="input">The input.</param>
    /// <param name="innerChannels">The number of channels between the convolutions.</param>
    /// <param name="activation">The activation of these channels.</param>
    /// <param name="gate">The function that gives the weights.</param>
    /// <returns>The output.</returns>
    internal GraphValue SqueezeExcite(string name, GraphValue input, int innerChannels, Activation activation, SqueezeExciteGate gate)
    {
        var weight = GlobalAvgPool(input);
        weight = Conv2d(name + ".reduce", weight, innerChannels, 1, bias: true);
        weight = Activate(name + ".act", weight, activation);
        weight = Conv2d(name + ".expand", weight, input.Shape.Channels, 1, bias: true);
        weight = Activate(name + ".gate", weight, gate switch
        {
            SqueezeExciteGate.HSigmoid => ActivationFunction.HSigmoid,
            SqueezeExciteGate.Sigmoid => ActivationFunction.Sigmoid,
            _ => throw new GraphException($"{(int)gate} isn't a defined gate of squeeze-excite"),
        });
        return Mul(input, weight);
    }

    /// <summary>Adds a linear layer with bias.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="input">The input, <c>[N, C, 1, 1]</c>.</param>
    /// <param name="outFeatures">The number of output features.</param>
    /// <param name="keepsMap">Whether the output is a map <c>[N, features, 1, 1]</c> and not a vector <c>[N, features]</c>.</param>
    /// <returns>The output.</returns>
    public GraphValue Linear(string name, GraphValue input, int outFeatures, bool keepsMap = false) =>
        Add(name, new LinearOp(input.Shape.Channels, outFeatures, keepsMap), input);

    /// <summary>Adds average pooling.</summary>
    /// <param name="input">The input.</param>
    /// <param name="kernelSize">The window height and width.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="padding">The padding on each side, which isn't counted in the average.</param>
    /// <param name="ceilMode">Whether the output size is rounded up.</param>
    /// <returns>The output.</returns>
    public GraphValue AvgPool2d(GraphValue input, int kernelSize, int stride, int padding = 0, bool ceilMode = false) =>
        Add(null, new AvgPool2dOp(kernelSize, stride, padding, ceilMode), input);

    /// <summary>Adds maximum pooling.</summary>
    /// <param name="input">The input.</param>
    /// <param name="kernelSize">The window height and width.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="padding">The padding on each side.</param>
    /// <param name="ceilMode">Whether the output size is rounded up.</param>
    /// <returns>The output.</returns>
    public GraphValue MaxPool2d(GraphValue input, int kernelSize, int stride, int padding = 0, bool ceilMode = false) =>
        Add(null, new MaxPool2dOp(kernelSize, stride, padding, ceilMode), input);

    /// <summary>Adds global average pooling, the mean over height and width.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The output, <c>[N, C, 1, 1]</c>.</returns>
    public GraphValue GlobalAvgPool(GraphValue input) => Add(null, new GlobalAvgPoolOp(), input);

    /// <summary>Adds the sum of values with the same shape.</summary>
    /// <param name="inputs">The values.</param>
    /// <returns>The output.</returns>
    public GraphValue Add(params GraphValue[] inputs) => Add(null, new AddOp(), inputs);

    /// <summary>Adds the product of a feature map and one weight per channel.</summary>
    /// <param name="input">The feature map.</param>
    /// <param name="weight">The weights, <c>[N, C, 1, 1]</c>.</param>
    /// <returns>The output.</returns>
    public GraphValue Mul(GraphValue input, GraphValue weight) => Add(null, new MulOp(), input, weight);

    /// <summary>Adds the concatenation of values with the same size along the channels.</summary>
    /// <param name="inputs">The values.</param>
    /// <returns>The output.</returns>
    public GraphValue Concat(params GraphValue[] inputs) => Add(null, new ConcatOp(), inputs);

    /// <summary>Adds a slice, a range of the channels.</summary>
    /// <param name="input">The input.</param>
    /// <param name="start">The first channel.</param>
    /// <param name="length">The number of channels.</param>
    /// <returns>The output.</returns>
    public GraphValue ChannelSlice(GraphValue input, int start, int length) => Add(null, new ChannelSliceOp(start, length), input);

    /// <summary>Adds a channel shuffle (ShuffleNet).</summary>
    /// <param name="input">The input.</param>
    /// <param name="groups">The number of groups.</param>
    /// <returns>The output.</returns>
    public GraphValue ChannelShuffle(GraphValue input, int groups) => Add(null, new ChannelShuffleOp(groups), input);

    /// <summary>Adds an output of zeros.</summary>
    /// <param name="input">The input, whose size determines the size of the output.</param>
    /// <param name="outChannels">The number of output channels.</param>
    /// <param name="stride">The factor by which height and width shrink, rounded up.</param>
    /// <returns>The output.</returns>
    public GraphValue Zero(GraphValue input, int outChannels, int stride) => Add(null, new ZeroOp(outChannels, stride), input);

    /// <summary>Adds a block with unknown contents, applied to the graph's input.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="op">The operation.</param>
    /// <returns>The output.</returns>
    public GraphValue Opaque(string name, Op op) => Add(name, op, Input);

    /// <summary>Builds the graph.</summary>
    /// <param name="output">The output of the graph.</param>
    /// <returns>The graph.</returns>
    public OpGraph Build(GraphValue output)
    {
        // The last node must be the output, so nodes that were built after it are removed.
        if (_nodes.Count == 0 || output.Id != _nodes.Count)
            Add(null, new IdentityOp(), output);
        return new(Input.Shape, _nodes);
    }

    private GraphValue Add(string? name, Op op, params GraphValue[] inputs)
    {
        name ??= $"{op.GetType().Name.Replace("Op", string.Empty).ToLowerInvariant()}{_nodes.Count}";
        if (IsNamed(name))
            throw new GraphException($"two operations are named '{name}'");
        var shape = op.InferShape(Array.ConvertAll(inputs, static input => input.Shape));
        _nodes.Add(new(name, op, new(Array.ConvertAll(inputs, static input => input.Id)), shape));
        return new(_nodes.Count, shape);
    }

    /// <summary>Whether an operation has a name. Graphs are short, and many are built.</summary>
    private bool IsNamed(string name)
    {
        foreach (var node in _nodes)
        {
            if (node.Name == name)
                return true;
        }

        return false;
    }
}
