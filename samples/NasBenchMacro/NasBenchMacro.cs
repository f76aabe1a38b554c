namespace Osnas.Samples;

/// <summary>
/// The search space of NAS-Bench-Macro (Su et al., arXiv:2103.11922), whose 6,561 architectures were all trained on
/// CIFAR-10. <see cref="NasBenchTable"/> has their accuracies.
/// </summary>
[SearchSpace(InputSize = 32, Classes = 10)]
[MacroFirst(Block.Conv, 3, 32, KernelSize = 3)]
[MacroSearch(32, 64, Stride = 2)]
[MacroSearch(64, 64)]
[MacroSearch(64, 128, Stride = 2)]
[MacroSearch(128, 128, Repeat = 2)]
[MacroSearch(128, 256, Stride = 2)]
[MacroSearch(256, 256, Repeat = 2)]
[MacroLast(Block.Conv, 256, 1280, KernelSize = 1)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1280)]
[Micro(Block.Skip)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
public partial class NasBenchMacro;
