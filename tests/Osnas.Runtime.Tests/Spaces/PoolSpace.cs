namespace Osnas.Runtime.Tests;

/// <summary>A space without convolutions for images of 1x8x8 in 3 classes. Only its classifier has weights.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 3)]
[MacroSearch(1, 1)]
[MacroSearch(1, 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1)]
[Micro(Block.AvgPool)]
[Micro(Block.MaxPool, KernelSize = 5)]
[Micro(Block.Skip)]
public partial class PoolSpace;
