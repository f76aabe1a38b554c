namespace Osnas.Runtime.Tests;

/// <summary>A space whose architectures all cost the same.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 3)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 8, Stride = 2, Repeat = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Conv, Activation = Activation.Relu)]
[Micro(Block.Conv, Activation = Activation.HSwish)]
public partial class EqualCostSpace;
