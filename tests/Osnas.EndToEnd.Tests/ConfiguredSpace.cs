namespace Osnas.EndToEnd;

/// <summary>A small space for the images of CIFAR-100.</summary>
[SearchSpace(InputSize = 32, Classes = 100)]
[MacroFirst(Block.Conv, 3, 8, Stride = 4)]
[MacroSearch(8, 16, Stride = 2)]
[MacroSearch(16, 16)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 16)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 2)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 4)]
[Micro(Block.Skip)]
public partial class ConfiguredSpace;
