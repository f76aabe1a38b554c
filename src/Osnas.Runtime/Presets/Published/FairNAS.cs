namespace Osnas.Presets;

/// <summary>The search space of FairNAS (Chu et al., arXiv:1907.01845, section 5) for ImageNet, as published.</summary>
[SearchSpace(InputSize = 224, Classes = 1000)]
[MacroFirst(Block.Conv, 3, 32, KernelSize = 3, Stride = 2)]
[MacroFirst(Block.Mobile, 32, 16, KernelSize = 3, ExpansionRate = 1)]
[MacroSearch(16, 32, Stride = 2, Repeat = 2)]
[MacroSearch(32, 40, Stride = 2, Repeat = 4)]
[MacroSearch(40, 80, Stride = 2, Repeat = 4)]
[MacroSearch(80, 96, Repeat = 4)]
[MacroSearch(96, 192, Stride = 2, Repeat = 4)]
[MacroSearch(192, 320)]
[MacroLast(Block.Conv, 320, 1280, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1280)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 7, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
[Micro(Block.Mobile, KernelSize = 7, ExpansionRate = 6)]
public partial class FairNAS;
