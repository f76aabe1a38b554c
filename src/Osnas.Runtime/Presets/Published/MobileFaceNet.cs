namespace Osnas.Presets;

/// <summary>
/// A search space around MobileFaceNets (Chen et al., arXiv:1804.07573) for face verification, as OSNASLib has it.
/// The classes are the width of the embedding.
/// </summary>
[SearchSpace(InputSize = 112, Classes = 256)]
[MacroFirst(Block.Conv, 3, 64, KernelSize = 3, Stride = 2, Activation = Activation.PRelu)]
[MacroFirst(Block.Conv, 64, 64, KernelSize = 3, Group = 64, Activation = Activation.PRelu)]
[MacroSearch(64, 64, Stride = 2, Repeat = 5)]
[MacroSearch(64, 128, Stride = 2, Repeat = 7)]
[MacroSearch(128, 128, Stride = 2, Repeat = 3)]
[MacroLast(Block.Conv, 128, 512, KernelSize = 1, Activation = Activation.PRelu)]
[MacroLast(Block.Conv, 512, 512, KernelSize = 7, Group = 512, Activation = Activation.None)]
[MacroLast(Block.Conv, 512, KernelSize = 1, Activation = Activation.None)]
[MacroLast(Block.GlobalAverage)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 1, Activation = Activation.PRelu)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 2, Activation = Activation.PRelu)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 4, Activation = Activation.PRelu)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 1, Activation = Activation.PRelu)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 2, Activation = Activation.PRelu)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 4, Activation = Activation.PRelu)]
[Micro(Block.Skip)]
public partial class MobileFaceNet;
