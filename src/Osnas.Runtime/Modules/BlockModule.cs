using Osnas.Blocks;
using Osnas.Graph;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Makes the TorchSharp modules of blocks.</summary>
public static class BlockModule
{
    /// <summary>A candidate in a search layer: <c>[N, InChannels, H, W]</c> to <c>[N, OutChannels, H / Stride, W / Stride]</c>.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <returns>The module.</returns>
    /// <exception cref="SearchSpaceException">The candidate can't be built in that layer.</exception>
    public static nn.Module<Tensor, Tensor> Create(CandidateCfg candidate, LayerCfg layer, BatchNormOptions? batchNorm = null)
    {
        // Measuring a user's module takes a run, and its graph would tell no more than itself.
        if (BlockRegistry.Find(candidate.Block) is ModuleBlockDefinition block)
            return new OpaqueModule(block.Create(new(layer.InChannels, layer.OutChannels, layer.Stride, candidate.Options)));
        try
        {
            // The modules of a candidate don't depend on the size, only on there being enough of it.
            var input = new TensorShape(layer.InChannels, SearchSpaceSpec.DefaultInputSize);
            return new GraphModule(BlockRegistry.Build(candidate, layer, input), batchNorm);
        }
        catch (GraphException exception)
        {
            throw new SearchSpaceException($"Candidate {candidate} can't be built in a layer {layer}: {exception.Message}.");
        }
    }
}
