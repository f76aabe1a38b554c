namespace Osnas.Samples;

/// <summary>
/// The search space of Single Path One-Shot (Guo et al., arXiv:1904.00420), as OSNASLib has it. The first stage keeps
/// the size, so that 224 pixels end as 14; the preset <c>spos</c> is the space of the paper.
/// </summary>
[SearchSpace(InputSize = 224, Classes = 1000)]
[MacroFirst(Block.Conv, 3, 16, KernelSize = 3, Stride = 2)]
[MacroSearch(16, 64, Repeat = 4)]
[MacroSearch(64, 160, Stride = 2, Repeat = 4)]
[MacroSearch(160, 320, Stride = 2, Repeat = 8)]
[MacroSearch(320, 640, Stride = 2, Repeat = 4)]
[MacroLast(Block.Conv, 640, 1024, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1024)]
[Micro(Block.Shuffle, KernelSize = 3)]
[Micro(Block.Shuffle, KernelSize = 5)]
[Micro(Block.Shuffle, KernelSize = 7)]
[Micro(Block.ShuffleX)]
public partial class SPOS;
