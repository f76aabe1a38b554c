using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>Convolution, batch norm, activation.</summary>
public sealed class ConvBlock : BlockDefinition
{
    /// <inheritdoc/>
    public override string Name => Block.Conv;

    /// <inheritdoc/>
    public override BlockOption Options =>
        BlockOption.KernelSize | BlockOption.Activation | BlockOption.Group | BlockOption.Dilation | BlockOption.Padding | BlockOption.BatchNorm;

    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        var options = context.Options;
        return graph.ConvBnAct(
            "conv",
            graph.Input,
            context.OutChannels,
            options.KernelSize,
            context.Stride,
            options.Padding,
            options.Dilation,
            options.Group,
            options.Activation,
            options.BatchNorm);
    }
}
