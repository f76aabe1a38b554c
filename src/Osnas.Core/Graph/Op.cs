namespace Osnas.Graph;

/// <summary>
/// A primitive operation on feature maps. The set is closed: shape inference, costs, TorchSharp modules and ONNX
/// nodes each know all of them, and blocks are made of nothing else; only an <see cref="Blocks.OpaqueOp"/> is a whole block.
/// </summary>
public abstract record Op
{
    private protected Op()
    {
    }

    /// <summary>Whether the output is a vector <c>[N, C]</c>, which nothing but a vector's operation can take.</summary>
    public virtual bool GivesVector => false;

    /// <summary>Trainable scalars.</summary>
    public virtual long Params => 0;

    /// <summary>The shape of the output.</summary>
    /// <param name="inputs">The shapes of the inputs.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="GraphException">The operation can't be applied to these inputs.</exception>
    public abstract TensorShape InferShape(IReadOnlyList<TensorShape> inputs);

    /// <summary>Multiply-accumulates for one image.</summary>
    /// <param name="output">The shape of the output.</param>
    /// <returns>The number.</returns>
    public virtual long Macs(TensorShape output) => 0;

    private protected static TensorShape Single(IReadOnlyList<TensorShape> inputs) => inputs[0];

    /// <summary>The output size of a window that slides over a padded row, rounded down as PyTorch does.</summary>
    private protected static int Slide(int size, int kernelSize, int stride, int padding, int dilation)
    {
        var reach = (dilation * (kernelSize - 1)) + 1;
        var room = size + (2 * padding) - reach;
        if (room < 0)
            throw new GraphException(
                $"a kernel that reaches over {reach} pixels doesn't fit into {size} pixels with padding {padding}", GraphFault.MapTooSmall);
        return (room / stride) + 1;
    }

    private protected static void RequireChannels(TensorShape input, int channels)
    {
        if (input.Channels != channels)
            throw new GraphException($"it takes {channels} channels but gets {input.Channels}");
    }
}
