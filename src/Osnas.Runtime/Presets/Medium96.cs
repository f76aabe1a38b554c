namespace Osnas.Presets;

/// <summary>A search space for color images of 96x96 pixels, for phones.</summary>
[SearchSpace(InputSize = 96, Classes = 10)]
[Constraint(InfoMetric.Flops, AtMost = 50_000_000)]
[MacroFirst(Block.Conv, 3, 24, KernelSize = 3, Stride = 2, Activation = Activation.HSwish)]
[MacroFirst(Block.Mobile, 24, 16, KernelSize = 3, ExpansionRate = 1)]
[MacroSearch(16, 32, Stride = 2, Repeat = 3)]
[MacroSearch(32, 48, Stride = 2, Repeat = 4)]
[MacroSearch(48, 96, Stride = 2, Repeat = 4)]
[MacroSearch(96, 112, Repeat = 3)]
[MacroSearch(112, 192, Stride = 2, Repeat = 3)]
[MacroLast(Block.Conv, 192, 1024, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1024)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
public partial class Medium96;
