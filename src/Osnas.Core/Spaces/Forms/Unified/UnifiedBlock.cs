using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Spaces.Forms;

/// <summary>
/// A layer of a unified space (SGNAS, arXiv:2105.11871) with its choices: an inverted residual bottleneck whose number of
/// hidden channels is the input channels times the number of sub-blocks. Each sub-block has its own depthwise kernel.
/// </summary>
/// <remarks>
/// Unlike <see cref="MixConvBlock"/>, it also has the pointwise expansion at rate 1, so that each sub-block adds the same
/// cost to the constant cost of a layer.
/// </remarks>
internal static class UnifiedBlock
{
    /// <summary>Builds the graph of the layer.</summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="kernels">The candidates of the nonzero sub-blocks, which have the same activation.</param>
    /// <param name="input">The shape of the input.</param>
    /// <returns>The graph. Adjacent sub-blocks with the same candidate share one convolution.</returns>
    /// <exception cref="GraphException">The layer can't be built with these arguments.</exception>
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
    /// Builds the pointwise convolution for the hidden channels of one sub-block in a supernet, which all its candidates
    /// share.
    /// </summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="activation">The activation of the candidates.</param>
    /// <returns>The graph, which doesn't depend on the size of the map.</returns>
    public static OpGraph Expansion(LayerCfg layer, Activation activation)
    {
        var graph = new GraphBuilder(new(layer.InChannels, SpaceCfg.DefaultInputSize));
        var output = graph.BatchNorm2d("bn", graph.Conv2d("conv", graph.Input, layer.InChannels, 1));
        return graph.Build(graph.Activate("act", output, activation));
    }
}
