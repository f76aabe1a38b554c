using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Creates the TorchSharp modules of blocks.</summary>
public static class BlockModule
{
    /// <summary>
    /// Creates the module of a candidate in a search layer: <c>[N, InChannels, H, W]</c> to
    /// <c>[N, OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>.
    /// </summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <param name="device">The device of the weights; null for the CPU.</param>
    /// <returns>The module.</returns>
    /// <exception cref="SearchSpaceException">The candidate can't be built in the layer.</exception>
    public static nn.Module<Tensor, Tensor> Create(
        CandidateCfg candidate, LayerCfg layer, BatchNormOptions? batchNorm = null, Device? device = null)
    {
        // Measuring a user's module takes a run, and its graph would tell no more than itself.
        if (BlockRegistry.Find(candidate.Block) is ModuleBlockDefinition block)
        {
            var context = new BlockContext(layer.InChannels, layer.OutChannels, layer.Stride, candidate.Options);
            return ModuleMove.To(new OpaqueModule(block.Create(context)), device ?? Devices.Host);
        }

        try
        {
            // The modules of a candidate don't depend on the size, only on there being enough of it.
            var input = new TensorShape(layer.InChannels, SearchSpaceSpec.DefaultInputSize);
            return new GraphModule(BlockRegistry.Build(candidate, layer, input), batchNorm, device);
        }
        catch (GraphException exception)
        {
            throw new SearchSpaceException($"Candidate {candidate} can't be built in a layer {layer}: {exception.Message}.");
        }
    }

    /// <summary>
    /// Creates the module of a search layer with its choices: <c>[N, InChannels, H, W]</c> to
    /// <c>[N, OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>.
    /// </summary>
    /// <param name="spec">The search space.</param>
    /// <param name="layer">The index of the search layer.</param>
    /// <param name="choices">The index of the candidate, or the indexes of the sub-blocks' candidates in a unified layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <param name="device">The device of the weights; null for the CPU.</param>
    /// <returns>The module.</returns>
    /// <exception cref="SearchSpaceException">The layer can't be built with these choices.</exception>
    public static nn.Module<Tensor, Tensor> Create(
        SearchSpaceSpec spec, int layer, IReadOnlyList<int> choices, BatchNormOptions? batchNorm = null, Device? device = null)
    {
        var cfg = spec.MacroCfg.Search[layer];
        if (spec.Form.CandidateIsLayer)
            return Create(spec.MicroCfg[choices[0]], cfg, batchNorm, device);
        try
        {
            return new GraphModule(
                SpaceGraph.BuildLayer(spec, cfg, choices, new(cfg.InChannels, SearchSpaceSpec.DefaultInputSize)), batchNorm, device);
        }
        catch (GraphException exception)
        {
            throw new SearchSpaceException(
                $"{spec.Name}: layer {layer} ({cfg}) can't be built with the candidates {string.Join(", ", choices)}: "
                + $"{exception.Message}.");
        }
    }
}
