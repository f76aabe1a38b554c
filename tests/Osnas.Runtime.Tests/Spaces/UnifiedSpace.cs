namespace Osnas.Runtime.Tests;

/// <summary>
/// Layers of up to three sub-blocks, for images of 1x8x8 in 3 classes. Zero isn't the last candidate; kernel 5 is allowed
/// in layer 1 only.
/// </summary>
[SearchSpace(
    InputChannels = 1, InputSize = 8, Classes = 3, Superlayer = SuperlayerKind.Unified, MinExpansionRate = 1, MaxExpansionRate = 3)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 4)]
[MacroSearch(4, 6, Stride = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 6)]
[Micro(Block.DepthwiseConv, KernelSize = 3, Activation = Activation.PRelu)]
[Micro(Block.Zero)]
[Micro(Block.DepthwiseConv, KernelSize = 5, Activation = Activation.PRelu, Layers = MicroLayers.ShapeChanging)]
[Micro(Block.DepthwiseConv, KernelSize = 3, Dilation = 2, Activation = Activation.PRelu)]
public partial class UnifiedSpace
{
    /// <summary>All networks, once each.</summary>
    public static IReadOnlyList<Architecture> Architectures =>
    [
        .. from first in LayerChoices.Of(Spec)[0]
           from second in LayerChoices.Of(Spec)[1]
           select new Architecture([.. first, .. second]),
    ];
}
