using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>The frame of inverted residual bottlenecks: expand, depthwise, squeeze-excite, project, residual.</summary>
internal static class InvertedResidual
{
    /// <summary>
    /// The frame of <see cref="MobileBlock"/> and <see cref="MixConvBlock"/>, which omit the expansion at rate 1, and if the
    /// declared hidden channels are as many as the input channels.
    /// </summary>
    public static GraphValue Lower(BlockContext context, GraphBuilder graph, Func<GraphValue, GraphValue> depthwise)
    {
        var options = context.Options;
        var expands = options.HiddenChannels == 0 ? options.ExpansionRate != 1 : options.HiddenChannels != context.InChannels;
        return Lower(context, graph, expands, depthwise);
    }

    /// <summary>The frame, with or without a pointwise convolution before the depthwise one.</summary>
    public static GraphValue Lower(BlockContext context, GraphBuilder graph, bool expands, Func<GraphValue, GraphValue> depthwise)
    {
        var options = context.Options;
        var value = graph.Input;
        if (expands)
            value = graph.ConvBnAct("expand", value, context.HiddenChannels, 1, groups: options.PointGroup, activation: options.Activation);
        value = depthwise(value);
        if (options.SqueezeExcite)
            value = SqueezeExcitation.Lower(context, graph, value);
        value = graph.ConvBnAct("project", value, context.OutChannels, 1, groups: options.PointGroup);
        return context.IsShapePreserving ? graph.Add(graph.Input, value) : value;
    }
}
