using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Spaces.Forms;

/// <summary>
/// A layer of a unified space (SGNAS, arXiv:2105.11871) with its choices made: an inverted residual bottleneck whose
/// hidden channels are the in-channels times the number of sub-blocks, each of which has a depthwise kernel of its own.
/// </summary>
/// <remarks>
/// It expands at expansion 1 too, other than <see cref="MixConvBlock"/>, so that a layer costs the same for each of
/// its sub-blocks, and besides only what it has once.
/// </remarks>
internal static class UnifiedBlock
{
    /// <summary>The layer as a graph.</summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="kernels">The candidates of the sub-blocks that aren't left out; of one activation.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph. Sub-blocks of the same candidate beside each other are one convolution.</returns>
    /// <exception cref="GraphException">The layer can't be built like that.</exception>
    public static OpGraph Build(LayerCfg layer, IReadOnlyList<CandidateCfg> kernels, TensorShape input)
    {
        var activation = kernels[0].Options.Activation;
        var options = new BlockOptions { ExpansionRate = kernels.Count, Activation = activation };
        var parts = new List<(int Channels, BlockOptions Options)>();
        foreach (var kernel in kernels)
        {
            if (parts.Count > 0 && parts[parts.Count - 1].Options == kernel.Options)
                parts[parts.Count - 1] = (parts[parts.Count - 1].Channels + layer.InChannels, kernel.Options);
            else
                parts.Add((layer.InChannels, kernel.Options));
        }

        var graph = new GraphBuilder(input);
        return graph.Build(InvertedResidual.Lower(
            new(layer.InChannels, layer.OutChannels, layer.Stride, options),
            graph,
            expands: true,
            hidden => MixedDepthwise.Lower(graph, hidden, parts, layer.Stride, activation)));
    }

    /// <summary>
    /// The pointwise convolution that makes the hidden channels of one sub-block in a supernet, where all of its candidates
    /// share it.
    /// </summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="activation">The activation of the candidates.</param>
    /// <returns>The graph, for any size of the map.</returns>
    public static OpGraph Expansion(LayerCfg layer, Activation activation)
    {
        var graph = new GraphBuilder(new(layer.InChannels, SpaceCfg.DefaultInputSize));
        var output = graph.BatchNorm2d("bn", graph.Conv2d("conv", graph.Input, layer.InChannels, 1));
        return graph.Build(graph.Activate("act", output, activation));
    }
}
