namespace Osnas.EndToEnd;

/// <summary>A space small enough to be searched in seconds, with a candidate that isn't allowed everywhere.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst(Block.Conv, 1, 8)]
[MacroSearch(8, 16, Stride = 2, Repeat = 2)]
[MacroSearch(16, 24, Stride = 2, Repeat = 2)]
[MacroLast(Block.Conv, 24, 48, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 48)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 2)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 4)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 4, SqueezeExcite = true, Activation = Activation.HSwish)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
[Constraint(InfoMetric.Flops, AtMost = 120_000)]
public partial class TinySpace;
