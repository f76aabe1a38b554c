namespace Osnas.Runtime.Tests;

/// <summary>65,536 architectures, none of which is built: a space to search by a fitness that is known.</summary>
[SearchSpace(InputChannels = 1, InputSize = 16, Classes = 3)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 4, Repeat = 4)]
[MacroSearch(4, 8, Stride = 2, Repeat = 4)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 1)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
public partial class WideSpace;
