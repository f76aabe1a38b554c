using Osnas.Graph;
using static TorchSharp.torch;

namespace Osnas.Export.Onnx;

/// <summary>Writes the operations of a block as ONNX nodes: each operation of a graph has one form here.</summary>
/// <param name="writer">Takes the nodes.</param>
/// <param name="name">The name of the block: the prefix of its nodes and its parameters.</param>
/// <param name="state">The parameters and statistics of the block, by name.</param>
/// <param name="epsilon">What batch norms add to the variance.</param>
internal sealed class BlockWriter(GraphWriter writer, string name, IReadOnlyDictionary<string, Tensor> state, double epsilon)
{
    /// <summary>Writes all operations.</summary>
    /// <param name="graph">The block. Its sizes are those of any input; real ones are inferred on the way.</param>
    /// <param name="input">The input.</param>
    /// <returns>The output.</returns>
    public OnnxValue Write(OpGraph graph, OnnxValue input)
    {
        var values = new List<OnnxValue> { input };
        foreach (var node in graph.Nodes)
        {
            OnnxValue[] inputs = [.. node.Inputs.Select(index => values[index])];
            values.Add(Write($"{name}.{node.Name}", node, inputs, node.Op.InferShape([.. inputs.Select(value => value.Shape)])));
        }

        return values[^1];
    }

    private OnnxValue Write(string path, OpNode node, OnnxValue[] inputs, TensorShape output)
    {
        string[] names = [.. inputs.Select(input => input.Name)];
        var from = inputs[0].Shape;
        return node.Op switch
        {
            IdentityOp => writer.Add(path, "Identity", output, names),
            ZeroOp => Zero(path, names[0], output),
            Conv2dOp conv => writer.Add(
                path,
                "Conv",
                output,
                conv.Bias ? [names[0], Parameter(node, "weight"), Parameter(node, "bias")] : [names[0], Parameter(node, "weight")],
                NodeAttribute.Of("kernel_shape", conv.KernelSize, conv.KernelSize),
                NodeAttribute.Of("strides", conv.Stride, conv.Stride),
                NodeAttribute.Of("pads", conv.Padding, conv.Padding, conv.Padding, conv.Padding),
                NodeAttribute.Of("dilations", conv.Dilation, conv.Dilation),
                NodeAttribute.Of("group", conv.Groups)),
            BatchNorm2dOp => writer.Add(
                path,
                "BatchNormalization",
                output,
                [names[0], Parameter(node, "weight"), Parameter(node, "bias"), Parameter(node, "running_mean"),
                    Parameter(node, "running_var")],
                NodeAttribute.Of("epsilon", epsilon)),
            LinearOp linear => Linear(path, node, linear, names[0], output),
            ActivationOp activation => Activation(path, node, activation, names[0], output),
            AvgPool2dOp pool => writer.Add(
                path,
                "AveragePool",
                output,
                names,
                [.. Window(pool.KernelSize, pool.Stride, pool.Padding, from, output), NodeAttribute.Of("count_include_pad", 0)]),
            MaxPool2dOp pool =>
                writer.Add(path, "MaxPool", output, names, Window(pool.KernelSize, pool.Stride, pool.Padding, from, output)),
            GlobalAvgPoolOp => writer.Add(path, "GlobalAveragePool", output, names),
            AddOp => writer.Add(path, "Sum", output, names),
            MulOp => writer.Add(path, "Mul", output, names),
            ConcatOp => writer.Add(path, "Concat", output, names, NodeAttribute.Of("axis", 1)),
            ChannelSliceOp slice => writer.Add(
                path,
                "Slice",
                output,
                [names[0], writer.AddIntegers(path + ".start", slice.Start), writer.AddIntegers(path + ".end", slice.Start + slice.Length),
                    writer.AddIntegers(path + ".axis", 1)]),
            ChannelShuffleOp shuffle => Shuffle(path, shuffle.Groups, names[0], output),
            _ => throw new NotSupportedException($"{node.Op.GetType().Name} has no ONNX form."),
        };
    }

    private string Parameter(OpNode node, string parameter, params long[] shape) =>
        writer.AddTensor($"{name}.{node.Name}.{parameter}", state[$"{node.Name}.{parameter}"], shape);

    private OnnxValue Linear(string path, OpNode node, LinearOp op, string input, TensorShape output)
    {
        var vector = writer.Add(path + ".vector", "Flatten", output, [input], NodeAttribute.Of("axis", 1));
        var features = writer.Add(
            op.KeepsMap ? path + ".features" : path,
            "Gemm",
            output,
            [vector.Name, Parameter(node, "weight"), Parameter(node, "bias")],
            NodeAttribute.Of("transB", 1));
        return op.KeepsMap
            ? writer.Add(path, "Unsqueeze", output, [features.Name, writer.AddIntegers(path + ".axes", 2, 3)])
            : features;
    }

    private OnnxValue Activation(string path, OpNode node, ActivationOp op, string input, TensorShape output) => op.Function switch
    {
        ActivationFunction.Relu => writer.Add(path, "Relu", output, [input]),
        ActivationFunction.Relu6 =>
            writer.Add(path, "Clip", output, [input, writer.AddScalar(path + ".min", 0), writer.AddScalar(path + ".max", 6)]),
        ActivationFunction.HSwish => writer.Add(path, "HardSwish", output, [input]),
        ActivationFunction.HSigmoid =>
            writer.Add(path, "HardSigmoid", output, [input], NodeAttribute.Of("alpha", 1 / 6.0), NodeAttribute.Of("beta", 0.5)),
        ActivationFunction.Swish =>
            writer.Add(path, "Mul", output, [input, writer.Add(path + ".sigmoid", "Sigmoid", output, [input]).Name]),
        ActivationFunction.Sigmoid => writer.Add(path, "Sigmoid", output, [input]),
        ActivationFunction.PRelu => writer.Add(path, "PRelu", output, [input, Parameter(node, "weight", op.Channels, 1, 1)]),
        _ => throw new NotSupportedException($"{op.Function} has no ONNX form."),
    };

    /// <summary>
    /// Engines differ in how they round sizes up. Padding at the end with which windows fit exactly needs no rounding,
    /// and counts as little in averages and maxima as what lies over the edge.
    /// </summary>
    private static AttributeProto[] Window(int kernelSize, int stride, int padding, TensorShape input, TensorShape output)
    {
        return
        [
            NodeAttribute.Of("kernel_shape", kernelSize, kernelSize),
            NodeAttribute.Of("strides", stride, stride),
            NodeAttribute.Of("pads", padding, padding, AtEnd(input.Height, output.Height), AtEnd(input.Width, output.Width)),
        ];

        int AtEnd(int size, int steps) => Math.Max(0, ((steps - 1) * stride) + kernelSize - size - padding);
    }

    private OnnxValue Zero(string path, string input, TensorShape output)
    {
        var shape = writer.Add(path + ".input_shape", "Shape", output, [input], NodeAttribute.Of("start", 0), NodeAttribute.Of("end", 1));
        var extents = writer.AddIntegers(path + ".extents", output.Channels, output.Height, output.Width);
        var whole = writer.Add(path + ".shape", "Concat", output, [shape.Name, extents], NodeAttribute.Of("axis", 0));
        return writer.Add(path, "ConstantOfShape", output, [whole.Name]);
    }

    private OnnxValue Shuffle(string path, int groups, string input, TensorShape output)
    {
        var split = writer.AddIntegers(path + ".split", 0, groups, output.Channels / groups, output.Height, output.Width);
        var joined = writer.AddIntegers(path + ".joined", 0, output.Channels, output.Height, output.Width);
        var grouped = writer.Add(path + ".groups", "Reshape", output, [input, split]);
        var dealt = writer.Add(path + ".dealt", "Transpose", output, [grouped.Name], NodeAttribute.Of("perm", 0, 2, 1, 3, 4));
        return writer.Add(path, "Reshape", output, [dealt.Name, joined]);
    }
}
