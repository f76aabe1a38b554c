namespace Osnas.Presets;

/// <summary>A search space for color images of 96x96 pixels, for small devices and short searches on a CPU.</summary>
[SearchSpace(InputSize = 96, Classes = 10)]
[Constraint(InfoMetric.Flops, AtMost = 25_000_000)]
[MacroFirst(Block.Conv, 3, 16, KernelSize = 3, Stride = 2, Activation = Activation.HSwish)]
[MacroFirst(Block.Mobile, 16, 16, KernelSize = 3, ExpansionRate = 1)]
[MacroSearch(16, 24, Stride = 2, Repeat = 3)]
[MacroSearch(24, 40, Stride = 2, Repeat = 3)]
[MacroSearch(40, 80, Stride = 2, Repeat = 3)]
[MacroSearch(80, 112, Stride = 2, Repeat = 2)]
[MacroLast(Block.Conv, 112, 480, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 480)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
public partial class Small96;
