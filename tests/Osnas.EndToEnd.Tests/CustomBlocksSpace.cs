using Osnas.Blocks;
using Osnas.Graph;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.EndToEnd;

/// <summary>Half of the channels by a 1x1 convolution, the others by a depthwise one of those (arXiv:1911.11907).</summary>
[Block("ghost", Options = BlockOption.KernelSize)]
internal sealed class GhostBlock : CustomBlock
{
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        var half = context.OutChannels / 2;
        var primary = graph.ConvBnAct("primary", graph.Input, half, 1, context.Stride, activation: Activation.Relu);
        return graph.Concat(
            primary, graph.ConvBnAct("cheap", primary, half, context.Options.KernelSize, groups: half, activation: Activation.Relu));
    }
}

/// <summary>A plain TorchSharp module: convolution, batch norm, and an activation.</summary>
[Block("plain_conv", Options = BlockOption.KernelSize)]
internal sealed class PlainConvBlock : nn.Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    public PlainConvBlock(BlockContext context)
        : base(nameof(PlainConvBlock))
    {
        var kernelSize = context.Options.KernelSize;
        _layers = nn.Sequential(
            nn.Conv2d(context.InChannels, context.OutChannels, kernelSize, context.Stride, kernelSize / 2),
            nn.BatchNorm2d(context.OutChannels),
            nn.ReLU());
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _layers.call(input);
}

/// <summary>A space of custom blocks alone, in both forms.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst("plain_conv", 1, 8)]
[MacroSearch(8, 16, Stride = 2, Repeat = 2)]
[MacroSearch(16, 24, Stride = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 24)]
[Micro("ghost", KernelSize = 3)]
[Micro("plain_conv")]
public partial class CustomBlocksSpace;
