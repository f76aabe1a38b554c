namespace Osnas.Presets;

/// <summary>A search space for color images of 224x224 pixels, for phones and the highest accuracy of the presets.</summary>
[SearchSpace(InputSize = 224, Classes = 1000)]
[Constraint(InfoMetric.Flops, AtMost = 400_000_000)]
[MacroFirst(Block.Conv, 3, 32, KernelSize = 3, Stride = 2, Activation = Activation.HSwish)]
[MacroFirst(Block.Mobile, 32, 16, KernelSize = 3, ExpansionRate = 1)]
[MacroSearch(16, 32, Stride = 2, Repeat = 4)]
[MacroSearch(32, 48, Stride = 2, Repeat = 4)]
[MacroSearch(48, 96, Stride = 2, Repeat = 4)]
[MacroSearch(96, 128, Repeat = 4)]
[MacroSearch(128, 224, Stride = 2, Repeat = 4)]
[MacroLast(Block.Conv, 224, 1280, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1280)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
public partial class Large224;
