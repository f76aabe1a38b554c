using Osnas.Graph;

namespace Osnas.Core.Tests;

/// <summary>Entries where Osnas differs from OSNASLib on purpose.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many entries there are.</param>
/// <param name="Applies">Which entries they are.</param>
/// <param name="Expected">What they have to be instead, by pencil and paper.</param>
internal sealed record Deviation(string Reason, int Count, Func<GoldenBlock, bool> Applies, Func<GoldenBlock, BlockMeasure> Expected)
{
    public static IReadOnlyList<Deviation> All { get; } =
    [
        new(
            "OSNASLib's sepconv can't be constructed",
            48,
            entry => entry.Cfg.Block == Block.SepConv,
            entry => Pencil.Conv(entry, entry.Cfg.InChannels, entry.Cfg.InChannels) + Pencil.Pointwise(entry)),
        new(
            "OSNASLib's depthwise_conv has out-channels as groups, and fails where they don't divide the in-channels",
            24,
            entry => entry.Cfg.Block == Block.DepthwiseConv && entry.Error is not null,
            entry => Pencil.Conv(entry, entry.Cfg.OutChannels, entry.Cfg.InChannels)),
        new(
            "OSNASLib's mixconv fails with PReLU (sized by out-channels) and where the kernels don't divide the hidden channels",
            152,
            entry => entry.Cfg.Block == Block.MixConv && entry.Error is not null,
            entry => Pencil.InvertedResidual(entry, [.. entry.Cfg.Options.KernelSizes])),
        new(
            "OSNASLib has no swish",
            1,
            entry => entry.Cfg.Options.Activation == Activation.Swish,
            entry => Pencil.InvertedResidual(entry, [entry.Cfg.Options.KernelSize])),
        new(
            "a convolution without batch norm has no bias in OSNASLib",
            1,
            entry => !entry.Cfg.Options.BatchNorm,
            entry => entry.Measure! with { Params = entry.Measure.Params + entry.Cfg.OutChannels }),
        new(
            "OSNASLib's default padding forgets the dilation, so that the map shrinks",
            1,
            entry => entry.Cfg.Options is { Dilation: 2, Padding: BlockOptions.SamePadding },
            entry => Pencil.Conv(entry, entry.Cfg.OutChannels, groups: 1)),
        new(
            "OSNASLib's strided skip rounds down where convolutions round up",
            1,
            entry => entry.Cfg is { Block: Block.Skip, Stride: 2, InChannels: 16, OutChannels: 16 } && entry.Size == 15,
            entry => new(0, 0, new(16, 8))),
        new(
            "OSNASLib's zero is a trainable convolution where the channels change",
            5,
            entry => entry.Cfg.Block == Block.Zero && entry.Cfg.InChannels != entry.Cfg.OutChannels,
            entry => new(0, 0, entry.Measure!.Output)),
        new(
            "OSNASLib's pools keep their in-channels whatever out-channels they are asked for",
            6,
            entry => entry.Cfg.Block is Block.AvgPool or Block.MaxPool
            && entry.Cfg.InChannels != entry.Cfg.OutChannels && entry.Error is null,
            Pencil.Pointwise),
        new(
            "OSNASLib doesn't count linear layers",
            1,
            entry => entry.Cfg.Block == Block.Classifier,
            entry => new(entry.Params!.Value, 64 * 10, new(10, 1))),
    ];
}
