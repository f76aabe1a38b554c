using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The networks of any unified space, as the generator would write them.</summary>
internal static class AnySpace
{
    public sealed class Supernet(SearchSpaceSpec spec, BatchNormOptions? batchNorm = null) : BaseSupernet(spec, batchNorm)
    {
        protected override BaseSuperlayer ConstructSuperlayer(int layer, BatchNormOptions batchNorm) =>
            new Superlayer(Spec, layer, batchNorm);
    }

    public sealed class Superlayer(SearchSpaceSpec spec, int index, BatchNormOptions batchNorm) : UnifiedSuperlayer(spec, index, batchNorm)
    {
        protected override nn.Module<Tensor, Tensor> ConstructBlock(CandidateCfg candidate, LayerCfg layer, BatchNormOptions batchNorm) =>
            BlockModule.Create(candidate, layer, batchNorm);
    }

    public sealed class Model(SearchSpaceSpec spec, Architecture architecture) : BaseModel(spec, architecture, null)
    {
        protected override IEnumerable<nn.Module<Tensor, Tensor>> ConstructStageLayers(
            Architecture architecture, BatchNormOptions batchNorm)
        {
            for (var layer = 0; layer < Spec.MacroCfg.Search.Count; layer++)
                yield return BlockModule.Create(Spec, layer, Spec.ChoicesOf(architecture, layer), batchNorm);
        }
    }
}
