namespace Osnas.Presets;

/// <summary>A search space for color images of 64x64 pixels, for small devices and short searches on a CPU.</summary>
[SearchSpace(InputSize = 64, Classes = 10)]
[Constraint(InfoMetric.Flops, AtMost = 20_000_000)]
[MacroFirst(Block.Conv, 3, 24, KernelSize = 3, Stride = 2, Activation = Activation.HSwish)]
[MacroSearch(24, 32, Stride = 2, Repeat = 3)]
[MacroSearch(32, 56, Stride = 2, Repeat = 4)]
[MacroSearch(56, 96, Stride = 2, Repeat = 3)]
[MacroLast(Block.Conv, 96, 384, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 384)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
public partial class Small64;
