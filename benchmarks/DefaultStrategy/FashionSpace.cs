namespace Osnas.Benchmarks;

/// <summary>Small inverted residual networks for 28x28 images: large enough to search, small enough to judge every architecture.</summary>
[SearchSpace(InputChannels = 1, InputSize = 28, Classes = 10)]
[MacroFirst(Block.Conv, 1, 8, Stride = 2)]
[MacroSearch(8, 12, Stride = 2, Repeat = 3)]
[MacroSearch(12, 16, Stride = 2, Repeat = 3)]
[MacroLast(Block.Conv, 16, 64, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 64)]
[Micro(Block.Mobile, KernelSize = 1, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Skip)]
[Constraint(InfoMetric.Flops, AtMost = 300_000)]
public partial class FashionSpace;
