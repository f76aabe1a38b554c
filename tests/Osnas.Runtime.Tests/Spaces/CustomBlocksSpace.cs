using Osnas.Blocks;
using Osnas.Graph;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>A ghost module (arXiv:1911.11907): half of the channels by a 1x1 convolution, the others by a cheap one of them.</summary>
[Block("ghost", Options = BlockOption.KernelSize)]
public sealed class GhostBlock : CustomBlock
{
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        var half = context.OutChannels / 2;
        var primary = graph.ConvBnAct("primary", graph.Input, half, 1, context.Stride, activation: Activation.Relu);
        var cheap = graph.ConvBnAct("cheap", primary, half, context.Options.KernelSize, groups: half, activation: Activation.Relu);
        return graph.Concat(primary, cheap);
    }
}

/// <summary>A module of the user's: a convolution, dropout, and a gate of a linear layer.</summary>
[Block("gated", Options = BlockOption.KernelSize)]
public sealed class GatedModule : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d _conv;
    private readonly Dropout _dropout = nn.Dropout(0.1);
    private readonly Linear _gate;

    public GatedModule(BlockContext context)
        : base(nameof(GatedModule))
    {
        var kernelSize = context.Options.KernelSize;
        _conv = nn.Conv2d(context.InChannels, context.OutChannels, kernelSize, context.Stride, kernelSize / 2);
        _gate = nn.Linear(context.OutChannels, context.OutChannels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var map = _dropout.call(_conv.call(input));
        var gate = _gate.call(map.mean([2, 3])).sigmoid();
        return map * gate.unsqueeze(2).unsqueeze(3);
    }
}

/// <summary>Custom blocks in both forms beside a built-in one, for images of 1x8x8 in 3 classes.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 3)]
[MacroFirst("gated", 1, 4, KernelSize = 5)]
[MacroSearch(4, 4)]
[MacroSearch(4, 8, Stride = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro("ghost", KernelSize = 5)]
[Micro("gated")]
[Micro(Block.Mobile, ExpansionRate = 2)]
public partial class CustomBlocksSpace;
