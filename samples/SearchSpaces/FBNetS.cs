namespace Osnas.Samples;

/// <summary>
/// The search space of FBNet (Wu et al., arXiv:1812.03443) with a small head, as OSNASLib has it. The first stages
/// keep the size, so that 224 pixels end as 14.
/// </summary>
[SearchSpace(InputSize = 224, Classes = 1000)]
[MacroFirst(Block.Conv, 3, 16, KernelSize = 3, Stride = 2)]
[MacroSearch(16, 16)]
[MacroSearch(16, 24, Repeat = 4)]
[MacroSearch(24, 32, Stride = 2, Repeat = 4)]
[MacroSearch(32, 64, Stride = 2, Repeat = 4)]
[MacroSearch(64, 112, Repeat = 4)]
[MacroSearch(112, 184, Stride = 2, Repeat = 4)]
[MacroSearch(184, 352)]
[MacroLast(Block.Conv, 352, 1504, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1504)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 1)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 1, PointGroup = 2)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 1)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 1, PointGroup = 2)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
[Micro(Block.Skip)]
public partial class FBNetS;
