using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// A custom block: a class with <see cref="BlockAttribute"/>, which declares its name and options. Its output shape,
/// exact costs and TorchSharp module all follow from <see cref="Lower"/>.
/// </summary>
public abstract class CustomBlock
{
    /// <summary>Describes the block as a graph of primitive operations.</summary>
    /// <param name="context">The position and options of the block.</param>
    /// <param name="graph">The builder; <see cref="GraphBuilder.Input"/> is the block's input, <c>[N, InChannels, H, W]</c>.</param>
    /// <returns>
    /// The block's output, <c>[N, OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>. In the last stage, height and
    /// width can differ.
    /// </returns>
    /// <exception cref="GraphException">The block can't be built with these arguments.</exception>
    public abstract GraphValue Lower(BlockContext context, GraphBuilder graph);
}
