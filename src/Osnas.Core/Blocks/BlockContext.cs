using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>The position of a block in the network, and its options.</summary>
/// <param name="InChannels">The number of input channels.</param>
/// <param name="OutChannels">The number of channels that the output must have.</param>
/// <param name="Stride">The factor by which height and width shrink, rounded up.</param>
/// <param name="Options">The options.</param>
public sealed record BlockContext(int InChannels, int OutChannels, int Stride, BlockOptions Options)
{
    /// <summary>Whether the output has the same shape as the input.</summary>
    public bool IsShapePreserving => Stride == 1 && InChannels == OutChannels;

    /// <summary>
    /// The number of hidden channels: <see cref="BlockOptions.HiddenChannels"/>, or input channels times expansion rate, rounded
    /// down.
    /// </summary>
    public int HiddenChannels => Options.HiddenChannels > 0 ? Options.HiddenChannels : (int)(InChannels * Options.ExpansionRate);

    /// <summary>Gets the declared shape of the output: <c>[OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The shape of the output.</returns>
    public TensorShape OutputOf(TensorShape input) => new(OutChannels, CeilDivide(input.Height), CeilDivide(input.Width));

    private int CeilDivide(int size) => (size + Stride - 1) / Stride;
}
