using Osnas;

/// <summary>A search space: 'dotnet run -- space --space MySpace' shows it.</summary>
// The images of your data: 3 channels for colors, 1 for gray; height and width; the number of classes.
[SearchSpace(InputChannels = 3, InputSize = 32, Classes = 10)]
// What every network begins with: in-channels, out-channels.
[MacroFirst(Block.Conv, 3, 16)]
// The layers to search. Repeat = 3 declares three layers: the first one has the stride, the others keep the shape.
[MacroSearch(16, 24, Stride = 2, Repeat = 3)]
[MacroSearch(24, 48, Stride = 2, Repeat = 3)]
// What every network ends with.
[MacroLast(Block.Conv, 48, 192, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 192)]
// The candidates of each layer. An architecture has one of them in each layer.
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
[Micro(Block.Skip)]
// What a network may cost, in multiply-accumulates.
[Constraint(InfoMetric.Flops, AtMost = 5_000_000)]
public partial class MySpace;
