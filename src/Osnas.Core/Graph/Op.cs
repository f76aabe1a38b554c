namespace Osnas.Graph;

/// <summary>
/// A primitive operation on feature maps. The set of operations is closed: shape inference, costs, TorchSharp modules
/// and ONNX nodes cover all of them, and blocks consist of them; only <see cref="Blocks.OpaqueOp"/> is a whole block.
/// </summary>
public abstract record Op
{
    private protected Op()
    {
    }

    /// <summary>Whether the output is a vector <c>[N, C]</c>, which only operations on vectors accept.</summary>
    public virtual bool GivesVector => false;

    /// <summary>The number of trainable parameters.</summary>
    public virtual long Params => 0;

    /// <summary>Infers the shape of the output.</summary>
    /// <param name="inputs">The shapes of the inputs.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="GraphException">The operation can't be applied to these inputs.</exception>
    public abstract TensorShape InferShape(IReadOnlyList<TensorShape> inputs);

    /// <summary>Counts the multiply-accumulates for one image.</summary>
    /// <param name="output">The shape of the output.</param>
    /// <returns>The number.</returns>
    public virtual long Macs(TensorShape output) => 0;

    private protected static TensorShape Single(IReadOnlyList<TensorShape> inputs) => inputs[0];

    private protected static void RequireChannels(TensorShape input, int channels)
    {
        if (input.Channels != channels)
            throw new GraphException($"it takes {channels} channels, but its input has {input.Channels}");
    }
}
