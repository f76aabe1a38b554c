namespace Osnas.Samples;

/// <summary>
/// The search space of SGNAS (Huang and Chu, arXiv:2105.11871), as OSNASLib has it: each layer is one block of 2 to 6
/// sub-blocks, each with a kernel of its own. The first stage keeps the size, so that 224 pixels end as 14.
/// </summary>
[SearchSpace(InputSize = 224, Classes = 1000, Superlayer = SuperlayerKind.Unified, MinExpansionRate = 2, MaxExpansionRate = 6)]
[MacroFirst(Block.Conv, 3, 32, KernelSize = 3, Stride = 2)]
[MacroFirst(Block.Mobile, 32, 16, KernelSize = 3, ExpansionRate = 1)]
[MacroSearch(16, 24, Repeat = 4)]
[MacroSearch(24, 40, Stride = 2, Repeat = 4)]
[MacroSearch(40, 80, Stride = 2, Repeat = 4)]
[MacroSearch(80, 96, Repeat = 4)]
[MacroSearch(96, 192, Stride = 2, Repeat = 4)]
[MacroSearch(192, 320)]
[MacroLast(Block.Conv, 320, 1280, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1280)]
[Micro(Block.DepthwiseConv, KernelSize = 3)]
[Micro(Block.DepthwiseConv, KernelSize = 5)]
[Micro(Block.DepthwiseConv, KernelSize = 7)]
[Micro(Block.Zero)]
public partial class SGNAS;
