namespace Osnas.Runtime.Tests;

/// <summary>Linear layers for images of three channels, whose kernels <see cref="KnownNetwork"/> fills: 27 architectures.</summary>
[SearchSpace(InputChannels = 3, InputSize = 4, Classes = 8)]
[MacroSearch(3, 3, Repeat = 3)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 3)]
[Micro(Block.DepthwiseConv, KernelSize = 1, Activation = Activation.None, BatchNorm = false)]
[Micro(Block.DepthwiseConv, KernelSize = 3, Activation = Activation.None, BatchNorm = false)]
[Micro(Block.DepthwiseConv, KernelSize = 5, Activation = Activation.None, BatchNorm = false)]
public partial class KnownSpace;

/// <summary>The same for two channels and unified layers: 25 architectures. With stride 2 a layer doesn't add its input.</summary>
[SearchSpace(InputChannels = 2, InputSize = 8, Classes = 4, Superlayer = SuperlayerKind.Unified,
    MinExpansionRate = 1, MaxExpansionRate = 2)]
[MacroSearch(2, 2, Stride = 2)]
[MacroSearch(2, 2, Stride = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 2)]
[Micro(Block.DepthwiseConv, KernelSize = 1, Activation = Activation.None)]
[Micro(Block.DepthwiseConv, KernelSize = 3, Activation = Activation.None)]
[Micro(Block.Zero)]
public partial class UnifiedKnownSpace;
