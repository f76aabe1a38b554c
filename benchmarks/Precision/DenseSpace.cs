namespace Osnas.Benchmarks;

/// <summary>A space of networks of dense convolutions.</summary>
[SearchSpace(InputSize = 32, Classes = 10)]
[MacroFirst(Block.Conv, 3, 32)]
[MacroSearch(32, 32, Repeat = 2)]
[MacroSearch(32, 64, Stride = 2, Repeat = 3)]
[MacroSearch(64, 128, Stride = 2, Repeat = 3)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 128)]
[Micro(Block.Conv, KernelSize = 3)]
[Micro(Block.Conv, KernelSize = 5)]
public partial class DenseSpace;
