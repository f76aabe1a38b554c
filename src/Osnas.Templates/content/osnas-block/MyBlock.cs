using Osnas;
using Osnas.Blocks;
using Osnas.Graph;

/// <summary>Half of the channels are cheap copies of the others (a ghost module, arXiv:1911.11907).</summary>
/// <remarks>A search space uses it by its name: <c>[Micro("my-block", KernelSize = 5)]</c>.</remarks>
// Options: those that a space may set. An option that isn't here is an error in the editor.
[Block("my-block", Options = BlockOption.KernelSize)]
public sealed class MyBlock : CustomBlock
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        // A reason becomes an error with the space, the layer and the candidate.
        if (context.OutChannels % 2 != 0)
            throw new GraphException($"it needs an even number of out-channels, not {context.OutChannels}");

        // Replace these operations. Their costs, shapes and weights follow; the output has OutChannels and the stride.
        var half = context.OutChannels / 2;
        var primary = graph.ConvBnAct("primary", graph.Input, half, kernelSize: 1, context.Stride, activation: Activation.Relu);
        var cheap = graph.ConvBnAct("cheap", primary, half, context.Options.KernelSize, groups: half, activation: Activation.Relu);
        return graph.Concat(primary, cheap);
    }
}
