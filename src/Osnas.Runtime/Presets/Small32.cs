namespace Osnas.Presets;

/// <summary>A search space for color images of 32x32 pixels, for small devices and short searches on a CPU.</summary>
[SearchSpace(InputSize = 32, Classes = 10)]
[Constraint(InfoMetric.Flops, AtMost = 5_000_000)]
[MacroFirst(Block.Conv, 3, 16, KernelSize = 3, Activation = Activation.HSwish)]
[MacroSearch(16, 16, Stride = 2, Repeat = 2)]
[MacroSearch(16, 24, Stride = 2, Repeat = 3)]
[MacroSearch(24, 48, Stride = 2, Repeat = 3)]
[MacroLast(Block.Conv, 48, 192, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 192)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
public partial class Small32;
