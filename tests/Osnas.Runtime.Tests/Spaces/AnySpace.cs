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
        : UnifiedSuperlayer(spec, index, batchNorm, device);

    public sealed class Model(SearchSpaceSpec spec, Architecture architecture, Device? device = null)
        : BaseModel(spec, architecture, null, device);
}
