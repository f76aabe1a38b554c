namespace Osnas.Presets;

/// <summary>A search space for color images of 28x28 pixels, for small devices and short searches on a CPU.</summary>
[SearchSpace(InputSize = 28, Classes = 10)]
[Constraint(InfoMetric.Flops, AtMost = 2_500_000)]
[MacroFirst(Block.Conv, 3, 8, KernelSize = 3, Activation = Activation.HSwish)]
[MacroSearch(8, 16, Stride = 2, Repeat = 2)]
[MacroSearch(16, 24, Stride = 2, Repeat = 3)]
[MacroSearch(24, 40, Stride = 2, Repeat = 2)]
[MacroLast(Block.Conv, 40, 128, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 128)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
public partial class Small28;
