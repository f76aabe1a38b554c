namespace Osnas.Runtime.Tests;

/// <summary>A space whose own supernet can be made by its program alone.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 3)]
[MacroSearch(1, 4, Stride = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 4)]
[Micro(Block.Conv, KernelSize = 3)]
[Micro(Block.Conv, KernelSize = 5)]
public partial class NamedSpace
{
    public class Supernet(string title) : BaseSupernet(NamedSpace.Spec, null)
    {
        public string Title => title;

        protected override BaseSuperlayer ConstructSuperlayer(int layer, BatchNormOptions batchNorm) =>
            new Superlayer(layer, batchNorm, Device);
    }
}
