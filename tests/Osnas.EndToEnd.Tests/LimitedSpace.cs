using Osnas.Blocks;
using Osnas.Runtime.Tests;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.EndToEnd;

/// <summary>A convolution on a device with memory for a few images only.</summary>
[Block("limited")]
internal sealed class LimitedBlock : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d _conv;

    public LimitedBlock(BlockContext context)
        : base(nameof(LimitedBlock))
    {
        _conv = nn.Conv2d(context.InChannels, context.OutChannels, 3, context.Stride, 1);
        RegisterComponents();
    }

    /// <summary>The most images of a pass.</summary>
    public static int Capacity { get; set; } = int.MaxValue;

    public override Tensor forward(Tensor input) => _conv.call(LimitedMemory.Check(input, Capacity));
}

/// <summary>A space whose networks need as much memory as a test wants.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 10)]
[MacroFirst("limited", 1, 8)]
[MacroSearch(8, 16, Stride = 2, Repeat = 2)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 16)]
[Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 2)]
[Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 2)]
public partial class LimitedSpace;
