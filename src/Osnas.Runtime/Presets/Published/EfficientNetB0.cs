namespace Osnas.Presets;

/// <summary>
/// EfficientNet-B0 (Tan and Le, arXiv:1905.11946, table 1) as a space of one architecture. The last bottleneck is the search
/// layer.
/// </summary>
[SearchSpace(InputSize = 224, Classes = 1000)]
[MacroFirst(Block.Conv, 3, 32, Stride = 2, Activation = Activation.Swish)]
[MacroFirst(Block.Mobile, 32, 16, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 16, 24, Stride = 2, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 24, 24, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 24, 40, KernelSize = 5, Stride = 2, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 40, 40, KernelSize = 5, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 40, 80, Stride = 2, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 80, 80, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 80, 80, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 80, 112, KernelSize = 5, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 112, 112, KernelSize = 5, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 112, 112, KernelSize = 5, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 112, 192, KernelSize = 5, Stride = 2, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 192, 192, KernelSize = 5, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 192, 192, KernelSize = 5, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroFirst(Block.Mobile, 192, 192, KernelSize = 5, ExpansionRate = 6, Activation = Activation.Swish,
    SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
[MacroSearch(192, 320)]
[MacroLast(Block.Conv, 320, 1280, KernelSize = 1, Activation = Activation.Swish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 1280)]
[Micro(Block.Mobile, ExpansionRate = 6, Activation = Activation.Swish, SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input,
    SqueezeExciteActivation = Activation.Swish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid)]
public partial class EfficientNetB0;
