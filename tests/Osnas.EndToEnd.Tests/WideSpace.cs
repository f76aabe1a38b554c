namespace Osnas.EndToEnd;

/// <summary>A space for images of three channels that are wider than high. Its budget is for its own input size.</summary>
[SearchSpace(InputHeight = 12, InputWidth = 16, Classes = 3)]
[MacroFirst(Block.Conv, 3, 8, Stride = 2)]
[MacroSearch(8, 8, Repeat = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Skip)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 2)]
[Constraint(InfoMetric.Flops, AtMost = 30_000)]
public partial class WideSpace;
