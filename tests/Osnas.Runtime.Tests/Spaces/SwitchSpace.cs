namespace Osnas.Runtime.Tests;

/// <summary>One layer that gives its input or nothing: the output of the layer is its input times the weight of candidate 0.</summary>
[SearchSpace(InputChannels = 1, InputSize = 2, Classes = 2)]
[MacroSearch(1, 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1)]
[Micro(Block.Skip)]
[Micro(Block.Zero)]
public partial class SwitchSpace;
