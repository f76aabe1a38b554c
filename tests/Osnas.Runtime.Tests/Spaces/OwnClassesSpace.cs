using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>A space with classes and members of the user's own in the place of generated ones.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 3)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 8, Stride = 2, Repeat = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Conv, KernelSize = 3)]
[Micro(Block.Conv, KernelSize = 5)]
public partial class OwnClassesSpace
{
    /// <summary>A search layer with a trainable scale, whatever is chosen.</summary>
    public class Superlayer : BaseSuperlayer
    {
        private readonly Parameter _scale;

        public Superlayer(int index, BatchNormOptions batchNorm, Device? device)
            : base(OwnClassesSpace.Spec, index, batchNorm, device)
        {
            _scale = new(ones(1, device: Device));
            register_parameter("scale", _scale);
        }

        public override Tensor forward(Tensor input)
        {
            using var output = base.forward(input);
            return output * _scale;
        }

        protected override nn.Module<Tensor, Tensor> ConstructBlock(CandidateCfg candidate, LayerCfg layer, BatchNormOptions batchNorm) =>
            BlockModule.Create(candidate, layer, batchNorm, Device);
    }

    /// <summary>A supernet with a parameter more than the generated one.</summary>
    public class Supernet(int classes, BatchNormOptions? batchNorm, Device? device, string purpose = "search")
        : BaseSupernet(OwnClassesSpace.Spec.WithClasses(classes), batchNorm, device)
    {
        public string Purpose => purpose;

        protected override BaseSuperlayer ConstructSuperlayer(int layer, BatchNormOptions batchNorm) =>
            new Superlayer(layer, batchNorm, Device);
    }

    public partial class Model
    {
        public override Tensor forward(Tensor input)
        {
            using var logits = base.forward(input);
            return nn.functional.log_softmax(logits, 1);
        }
    }

    public partial class LookUpTable
    {
        public override double GetBaseInfo(InfoMetric metric) => 1.5 * base.GetBaseInfo(metric);
    }
}

/// <summary>The same with classes of the user's own for the decoded network and its costs.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 3)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 8, Stride = 2, Repeat = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Conv, KernelSize = 3)]
[Micro(Block.Conv, KernelSize = 5)]
public partial class OwnNetworkSpace
{
    /// <summary>A network with dropout after each search layer.</summary>
    public class Model(Architecture architecture, int classes, BatchNormOptions? batchNorm, Device? device)
        : BaseModel(OwnNetworkSpace.Spec.WithClasses(classes), architecture, batchNorm, device)
    {
        protected override IEnumerable<nn.Module<Tensor, Tensor>> ConstructStageLayers(
            Architecture architecture, BatchNormOptions batchNorm)
        {
            for (var layer = 0; layer < architecture.Count; layer++)
            {
                yield return BlockModule.Create(Spec.MicroCfg[architecture[layer]], Spec.MacroCfg.Search[layer], batchNorm, Device);
                yield return nn.Dropout(0.5);
            }
        }
    }

    /// <summary>Costs in bits, of weights that are quantized the more the wider their kernel is.</summary>
    public class LookUpTable(ImageSize inputSize, int classes) : BaseLookUpTable(OwnNetworkSpace.Spec, inputSize, classes)
    {
        protected override InfoTable ConstructInfoTable(InfoMetric metric) => InfoTable.FromRows(
            metric,
            MacroCfg.Search.Select(layer => MicroCfg.Select(candidate =>
                GetBlockInfo(candidate, layer, SearchInputSize, metric) * (candidate.Options.KernelSize == 3 ? 8 : 4))));
    }
}
