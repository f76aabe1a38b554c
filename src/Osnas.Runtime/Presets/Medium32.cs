namespace Osnas.Presets;

/// <summary>A search space for color images of 32x32 pixels, for phones.</summary>
[SearchSpace(InputSize = 32, Classes = 10)]
[Constraint(InfoMetric.Flops, AtMost = 30_000_000)]
[MacroFirst(Block.Conv, 3, 24, KernelSize = 3, Activation = Activation.HSwish)]
[MacroSearch(24, 24, Repeat = 2)]
[MacroSearch(24, 40, Stride = 2, Repeat = 4)]
[MacroSearch(40, 80, Stride = 2, Repeat = 4)]
[MacroSearch(80, 128, Stride = 2, Repeat = 3)]
[MacroLast(Block.Conv, 128, 512, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 512)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
public partial class Medium32;
