namespace Osnas.Presets;

/// <summary>
/// MobileNetV3-Small (Howard et al., arXiv:1905.02244, table 2), with the numbers that torchvision has, as a space of one
/// architecture. The last two bottlenecks are the search layers.
/// </summary>
/// <remarks>Build it with <c>new BatchNormOptions(Momentum: 0.01, Epsilon: 0.001)</c>, as the paper and torchvision do.</remarks>
[SearchSpace(InputSize = 224, Classes = 1000)]
[MacroFirst(Block.Conv, 3, 16, Stride = 2, Activation = Activation.HSwish)]
[MacroFirst(Block.Mobile, 16, 16, Stride = 2, Activation = Activation.PlainRelu, SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 16, 24, Stride = 2, HiddenChannels = 72, Activation = Activation.PlainRelu)]
[MacroFirst(Block.Mobile, 24, 24, HiddenChannels = 88, Activation = Activation.PlainRelu)]
[MacroFirst(Block.Mobile, 24, 40, KernelSize = 5, Stride = 2, HiddenChannels = 96, Activation = Activation.HSwish,
    SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 40, 40, KernelSize = 5, HiddenChannels = 240, Activation = Activation.HSwish,
    SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 40, 40, KernelSize = 5, HiddenChannels = 240, Activation = Activation.HSwish,
    SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 40, 48, KernelSize = 5, HiddenChannels = 120, Activation = Activation.HSwish,
    SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 48, 48, KernelSize = 5, HiddenChannels = 144, Activation = Activation.HSwish,
    SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 48, 96, KernelSize = 5, Stride = 2, HiddenChannels = 288, Activation = Activation.HSwish,
    SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroSearch(96, 96, Repeat = 2)]
[MacroLast(Block.Conv, 96, 576, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Linear, 576, 1024, Activation = Activation.HSwish)]
[MacroLast(Block.Classifier, 1024)]
[Micro(Block.Mobile, KernelSize = 5, HiddenChannels = 576, Activation = Activation.HSwish, SqueezeExcite = true, SqueezeExciteDivisor = 8)]
public partial class MobileNetV3Small;
