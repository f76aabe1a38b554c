namespace Osnas.Presets;

/// <summary>A search space for color images of 96x96 pixels, for microcontrollers.</summary>
[SearchSpace(InputSize = 96, Classes = 10)]
[Constraint(InfoMetric.Flops, AtMost = 5_000_000)]
[MacroFirst(Block.Conv, 3, 8, KernelSize = 3, Stride = 2, Activation = Activation.HSwish)]
[MacroSearch(8, 12, Stride = 2, Repeat = 2)]
[MacroSearch(12, 16, Stride = 2, Repeat = 2)]
[MacroSearch(16, 32, Stride = 2, Repeat = 3)]
[MacroSearch(32, 48, Stride = 2, Repeat = 2)]
[MacroLast(Block.Conv, 48, 160, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 160)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
public partial class Tiny96;
