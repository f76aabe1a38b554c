namespace Osnas.Presets;

/// <summary>
/// MobileNetV3-Large (Howard et al., arXiv:1905.02244, table 1), with the numbers that torchvision has, as a space of one
/// architecture. The last two bottlenecks are the search layers.
/// </summary>
/// <remarks>Build it with <c>new BatchNormOptions(Momentum: 0.01, Epsilon: 0.001)</c>, as the paper and torchvision do.</remarks>
[SearchSpace(InputSize = 224, Classes = 1000)]
[MacroFirst(Block.Conv, 3, 16, Stride = 2, Activation = Activation.HSwish)]
[MacroFirst(Block.Mobile, 16, 16, Activation = Activation.PlainRelu)]
[MacroFirst(Block.Mobile, 16, 24, Stride = 2, HiddenChannels = 64, Activation = Activation.PlainRelu)]
[MacroFirst(Block.Mobile, 24, 24, HiddenChannels = 72, Activation = Activation.PlainRelu)]
[MacroFirst(Block.Mobile, 24, 40, KernelSize = 5, Stride = 2, HiddenChannels = 72, Activation = Activation.PlainRelu,
    SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 40, 40, KernelSize = 5, HiddenChannels = 120, Activation = Activation.PlainRelu,
    SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 40, 40, KernelSize = 5, HiddenChannels = 120, Activation = Activation.PlainRelu,
    SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 40, 80, Stride = 2, HiddenChannels = 240, Activation = Activation.HSwish)]
[MacroFirst(Block.Mobile, 80, 80, HiddenChannels = 200, Activation = Activation.HSwish)]
[MacroFirst(Block.Mobile, 80, 80, HiddenChannels = 184, Activation = Activation.HSwish)]
[MacroFirst(Block.Mobile, 80, 80, HiddenChannels = 184, Activation = Activation.HSwish)]
[MacroFirst(Block.Mobile, 80, 112, HiddenChannels = 480, Activation = Activation.HSwish, SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 112, 112, HiddenChannels = 672, Activation = Activation.HSwish, SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroFirst(Block.Mobile, 112, 160, KernelSize = 5, Stride = 2, HiddenChannels = 672, Activation = Activation.HSwish,
    SqueezeExcite = true, SqueezeExciteDivisor = 8)]
[MacroSearch(160, 160, Repeat = 2)]
[MacroLast(Block.Conv, 160, 960, KernelSize = 1, Activation = Activation.HSwish)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Linear, 960, 1280, Activation = Activation.HSwish)]
[MacroLast(Block.Classifier, 1280)]
[Micro(Block.Mobile, KernelSize = 5, HiddenChannels = 960, Activation = Activation.HSwish, SqueezeExcite = true, SqueezeExciteDivisor = 8)]
public partial class MobileNetV3Large;
