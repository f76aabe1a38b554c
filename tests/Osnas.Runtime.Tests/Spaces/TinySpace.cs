namespace Osnas.Runtime.Tests;

/// <summary>18 architectures for images of 1x8x8 in 3 classes. Candidate 1 is allowed in the layers 0 and 2 only.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 3)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 4)]
[MacroSearch(4, 8, Stride = 2)]
[MacroSearch(8, 8)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Mobile, ExpansionRate = 2)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
[Micro(Block.Mobile, KernelSize = 5, SqueezeExcite = true, Activation = Activation.HSwish)]
public partial class TinySpace
{
    /// <summary>All architectures, in the order of their indexes.</summary>
    public static IReadOnlyList<Architecture> Architectures =>
    [
        .. from first in Spec.AllowedCandidates(0)
           from second in Spec.AllowedCandidates(1)
           from third in Spec.AllowedCandidates(2)
           select new Architecture(first, second, third),
    ];
}
