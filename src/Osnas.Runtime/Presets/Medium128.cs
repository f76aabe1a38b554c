namespace Osnas.Presets;

/// <summary>A search space for color images of 128x128 pixels, for phones.</summary>
[SearchSpace(InputSize = 128, Classes = 10)]
[Constraint(InfoMetric.Flops, AtMost = 70_000_000)]
[MacroFirst(Block.Conv, 3, 16, KernelSize = 3, Stride = 2, Activation = Activation.HSwish)]
[MacroFirst(Block.Mobile, 16, 16, KernelSize = 3, ExpansionRate = 1)]
[MacroSearch(16, 24, Stride = 2, Repeat = 3)]
[MacroSearch(24, 40, Stride = 2, Repeat = 4)]
[MacroSearch(40, 80, Stride = 2, Repeat = 4)]
[MacroSearch(80, 112, Repeat = 3)]
[MacroSearch(112, 160, Stride = 2, Repeat = 3)]
[MacroLast(Block.Conv, 160, 960, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 960)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
public partial class Medium128;
