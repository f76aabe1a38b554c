using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// A block of the user's own, written as the built-in ones are: a class with <see cref="BlockAttribute"/>, which
/// tells its name and options. From <see cref="Lower"/> come its output shape, exact costs and TorchSharp module.
/// </summary>
public abstract class CustomBlock
{
    /// <summary>Describes the block as a graph of primitive operations.</summary>
    /// <param name="context">What the block is asked to be.</param>
    /// <param name="graph">The builder; <see cref="GraphBuilder.Input"/> is the block's input, <c>[N, InChannels, H, W]</c>.</param>
    /// <returns>
    /// The block's output, <c>[N, OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>; in the last stage, height and
    /// width are free.
    /// </returns>
    /// <exception cref="GraphException">The block can't be built like that.</exception>
    public abstract GraphValue Lower(BlockContext context, GraphBuilder graph);
}
