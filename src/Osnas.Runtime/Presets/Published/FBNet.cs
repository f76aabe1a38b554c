namespace Osnas.Presets;

/// <summary>
/// The search space of FBNet (Wu et al., arXiv:1812.03443, tables 1 and 2) for ImageNet at its published strides,
/// with the head of the official FBNet-B and FBNet-C. Group convolutions have no channel shuffle here.
/// </summary>
[SearchSpace(InputSize = 224, Classes = 1000)]
[MacroFirst(Block.Conv, 3, 16, KernelSize = 3, Stride = 2)]
[MacroSearch(16, 16)]
[MacroSearch(16, 24, Stride = 2, Repeat = 4)]
[MacroSearch(24, 32, Stride = 2, Repeat = 4)]
[MacroSearch(32, 64, Stride = 2, Repeat = 4)]
[MacroSearch(64, 112, Repeat = 4)]
[MacroSearch(112, 184, Stride = 2, Repeat = 4)]
[MacroSearch(184, 352)]
[MacroLast(Block.Conv, 352, 1984, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1984)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 1)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 1, PointGroup = 2)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 1)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 1, PointGroup = 2)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
[Micro(Block.Skip)]
public partial class FBNet;
