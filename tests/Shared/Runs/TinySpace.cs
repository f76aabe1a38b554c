namespace Osnas.Tests.Runs;

/// <summary>A space small enough for pencil and paper.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 4)]
[MacroSearch(4, 8, Stride = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Conv, KernelSize = 1)]
[Micro(Block.Conv, KernelSize = 3)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
public partial class TinySpace;
