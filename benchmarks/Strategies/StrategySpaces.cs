namespace Osnas.Benchmarks;

/// <summary>1,386 architectures inside the budget, of 3,125.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst(Block.Conv, 1, 16)]
[MacroSearch(16, 16, Repeat = 2)]
[MacroSearch(16, 32, Stride = 2, Repeat = 3)]
[MacroLast(Block.Conv, 32, 64, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 64)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 4)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 2)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 1)]
[Micro(Block.Mobile, KernelSize = 1, ExpansionRate = 1)]
[Micro(Block.Skip)]
[Constraint(InfoMetric.Flops, AtMost = 300_000)]
public partial class StrategySpace;

/// <summary>825 architectures inside the budget, of 39,304.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10, Superlayer = SuperlayerKind.Unified,
    MinExpansionRate = 1, MaxExpansionRate = 4)]
[MacroFirst(Block.Conv, 1, 8)]
[MacroSearch(8, 8)]
[MacroSearch(8, 16, Stride = 2)]
[MacroSearch(16, 16)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 16)]
[Micro(Block.DepthwiseConv, KernelSize = 1)]
[Micro(Block.DepthwiseConv, KernelSize = 3)]
[Micro(Block.DepthwiseConv, KernelSize = 5)]
[Micro(Block.Zero)]
[Constraint(InfoMetric.Flops, AtMost = 60_000)]
public partial class UnifiedStrategySpace;
