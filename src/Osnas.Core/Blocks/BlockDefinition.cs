using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// The single definition of a block. Its validity, output shape, exact costs, TorchSharp module and ONNX nodes all
/// follow from <see cref="Lower"/>.
/// </summary>
public abstract class BlockDefinition
{
    /// <summary>The name that attributes and files use; see <see cref="Block"/>.</summary>
    public abstract string Name { get; }

    /// <summary>The options that the block uses.</summary>
    public abstract BlockOption Options { get; }

    /// <summary>The class that implements the block. Each name has one class.</summary>
    public virtual Type Implementation => GetType();

    /// <summary>Describes the block as a graph of primitive operations.</summary>
    /// <param name="context">The position and options of the block.</param>
    /// <param name="graph">The builder; <see cref="GraphBuilder.Input"/> is the block's input, <c>[N, InChannels, H, W]</c>.</param>
    /// <returns>The block's output, <c>[N, OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>.</returns>
    /// <exception cref="GraphException">The block can't be built with these arguments.</exception>
    public abstract GraphValue Lower(BlockContext context, GraphBuilder graph);

    /// <summary>Builds the graph of the block for an input.</summary>
    /// <param name="context">The position and options of the block.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="GraphException">The block can't be built with these arguments.</exception>
    public OpGraph Build(BlockContext context, TensorShape input)
    {
        if (context.Options.FindFault(Options) is { } fault)
            throw new GraphException(fault.Message);
        Require.AtLeast(1, context.InChannels, "number of in-channels");
        Require.AtLeast(1, context.OutChannels, "number of out-channels");
        Require.AtLeast(1, context.Stride, "stride");
        if (input.Channels != context.InChannels)
            throw new GraphException($"it takes {context.InChannels} channels, but its input has {input.Channels}");
        var graph = new GraphBuilder(input);
        var output = Lower(context, graph);
        if (output.Shape.Channels != context.OutChannels)
            throw new GraphException($"its output has {output.Shape.Channels} channels, not {context.OutChannels}");
        return graph.Build(output);
    }
}
