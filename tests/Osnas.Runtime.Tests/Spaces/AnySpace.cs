using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The networks of any unified space, as the generator would write them.</summary>
internal static class AnySpace
{
    public sealed class Supernet(SearchSpaceSpec spec, BatchNormOptions? batchNorm = null, Device? device = null)
        : BaseSupernet(spec, batchNorm, device)
    {
        protected override BaseSuperlayer ConstructSuperlayer(int layer, BatchNormOptions batchNorm) =>
            new Superlayer(Spec, layer, batchNorm, Device);
    }

    public sealed class Superlayer(SearchSpaceSpec spec, int index, BatchNormOptions batchNorm, Device device)
        : UnifiedSuperlayer(spec, index, batchNorm, device)
    {
        protected override nn.Module<Tensor, Tensor> ConstructBlock(CandidateCfg candidate, LayerCfg layer, BatchNormOptions batchNorm) =>
            BlockModule.Create(candidate, layer, batchNorm, Device);
    }

    public sealed class Model(SearchSpaceSpec spec, Architecture architecture, Device? device = null)
        : BaseModel(spec, architecture, null, device)
    {
        protected override IEnumerable<nn.Module<Tensor, Tensor>> ConstructStageLayers(
            Architecture architecture, BatchNormOptions batchNorm)
        {
            for (var layer = 0; layer < Spec.MacroCfg.Search.Count; layer++)
                yield return BlockModule.Create(Spec, layer, Spec.ChoicesOf(architecture, layer), batchNorm, Device);
        }
    }
}
