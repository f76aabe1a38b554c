namespace Osnas.Presets;

/// <summary>MobileNetV2 (Sandler et al., arXiv:1801.04381, table 2) as a space of one candidate, and so of one architecture.</summary>
[SearchSpace(InputSize = 224, Classes = 1000)]
[MacroFirst(Block.Conv, 3, 32, KernelSize = 3, Stride = 2)]
[MacroFirst(Block.Mobile, 32, 16, KernelSize = 3, ExpansionRate = 1)]
[MacroSearch(16, 24, Stride = 2, Repeat = 2)]
[MacroSearch(24, 32, Stride = 2, Repeat = 3)]
[MacroSearch(32, 64, Stride = 2, Repeat = 4)]
[MacroSearch(64, 96, Repeat = 3)]
[MacroSearch(96, 160, Stride = 2, Repeat = 3)]
[MacroSearch(160, 320)]
[MacroLast(Block.Conv, 320, 1280, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1280)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 6)]
public partial class MobileNetV2;
