namespace Osnas.Presets;

/// <summary>The search space of Single Path One-Shot (Guo et al., arXiv:1904.00420, section 4) for ImageNet, as published.</summary>
[SearchSpace(InputSize = 224, Classes = 1000)]
[MacroFirst(Block.Conv, 3, 16, KernelSize = 3, Stride = 2)]
[MacroSearch(16, 64, Stride = 2, Repeat = 4)]
[MacroSearch(64, 160, Stride = 2, Repeat = 4)]
[MacroSearch(160, 320, Stride = 2, Repeat = 8)]
[MacroSearch(320, 640, Stride = 2, Repeat = 4)]
[MacroLast(Block.Conv, 640, 1024, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1024)]
[Micro(Block.ShuffleV2, KernelSize = 3)]
[Micro(Block.ShuffleV2, KernelSize = 5)]
[Micro(Block.ShuffleV2, KernelSize = 7)]
[Micro(Block.ShuffleV2Xception)]
public partial class Spos;
