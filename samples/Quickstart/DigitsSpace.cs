using Osnas;

/// <summary>Small inverted residual networks for 8x8 images of digits.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst(Block.Conv, 1, 16)]
[MacroSearch(16, 16, Repeat = 2)]
[MacroSearch(16, 24, Stride = 2, Repeat = 3)]
[MacroSearch(24, 40, Stride = 2, Repeat = 3)]
[MacroLast(Block.Conv, 40, 128, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 128)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 1)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
[Micro(Block.Skip)]
[Constraint(InfoMetric.Flops, AtMost = 400_000)]
public partial class DigitsSpace;
