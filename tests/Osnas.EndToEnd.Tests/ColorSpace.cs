namespace Osnas.EndToEnd;

/// <summary>A space for images of three channels, which digits don't have.</summary>
[SearchSpace(InputSize = 8, Classes = 10)]
[MacroFirst(Block.Conv, 3, 8)]
[MacroSearch(8, 8, Repeat = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Skip)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 2)]
public partial class ColorSpace;
