using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>What a block is asked to be: its place in the network and its options.</summary>
/// <param name="InChannels">Channels of the input.</param>
/// <param name="OutChannels">Channels that the output must have.</param>
/// <param name="Stride">The factor by which height and width shrink, rounded up.</param>
/// <param name="Options">The options.</param>
public sealed record BlockContext(int InChannels, int OutChannels, int Stride, BlockOptions Options)
{
    /// <summary>Whether the output has the shape of the input.</summary>
    public bool IsShapePreserving => Stride == 1 && InChannels == OutChannels;

    /// <summary>In-channels times expansion rate, rounded down.</summary>
    public int HiddenChannels => (int)(InChannels * Options.ExpansionRate);

    /// <summary>The output that the network declares: <c>[OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The shape of the output.</returns>
    public TensorShape OutputOf(TensorShape input) => new(OutChannels, CeilDivide(input.Height), CeilDivide(input.Width));

    private int CeilDivide(int size) => (size + Stride - 1) / Stride;
}
