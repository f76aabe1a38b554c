using Osnas;

/// <summary>Small inverted residual networks for 8x8 images of digits: is a kernel worth its cost, and where?</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst(Block.Conv, 1, 16)]
[MacroSearch(16, 24, Stride = 2, Repeat = 3)]
[MacroSearch(24, 40, Stride = 2, Repeat = 3)]
[MacroLast(Block.Conv, 40, 128, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 128)]
[Micro(Block.Mobile, KernelSize = 1, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 1, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Skip)]
[Constraint(InfoMetric.Flops, AtMost = 250_000)]
public partial class DigitsSpace;
