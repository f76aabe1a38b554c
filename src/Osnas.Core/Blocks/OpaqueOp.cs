using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>A block with unknown contents and a measured output and cost, such as a wrapped TorchSharp module.</summary>
/// <param name="Block">The name of the block.</param>
/// <param name="Context">The position and options of the block.</param>
/// <param name="Output">The shape of the output.</param>
/// <param name="GivesVector">Whether the output is a vector <c>[N, C]</c>.</param>
/// <param name="Cost">The cost for one image.</param>
public sealed record OpaqueOp(string Block, BlockContext Context, TensorShape Output, bool GivesVector, Cost Cost) : Op
{
    /// <inheritdoc/>
    public override bool GivesVector { get; } = GivesVector;

    /// <inheritdoc/>
    public override long Params => Cost.Params;

    /// <inheritdoc/>
    public override TensorShape InferShape(IReadOnlyList<TensorShape> inputs) => Output;

    /// <inheritdoc/>
    public override long Macs(TensorShape output) => Cost.Flops;
}
