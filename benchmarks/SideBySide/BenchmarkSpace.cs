namespace Osnas.Benchmarks;

/// <summary>A space of MobileNetV2's shape, with the candidates of ProxylessNAS.</summary>
[SearchSpace(InputChannels = 3, InputSize = 32, Classes = 10)]
[MacroFirst(Block.Conv, 3, 16)]
[MacroSearch(16, 24, Repeat = 2)]
[MacroSearch(24, 40, Stride = 2, Repeat = 2)]
[MacroSearch(40, 80, Stride = 2, Repeat = 2)]
[MacroLast(Block.Conv, 80, 256, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 256)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 7, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 7, ExpansionRate = 6)]
public partial class BenchmarkSpace;
