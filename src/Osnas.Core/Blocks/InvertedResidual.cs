using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>The frame that <see cref="MobileBlock"/> and <see cref="MixConvBlock"/> share: expand, depthwise, squeeze-excite, project, residual.</summary>
internal static class InvertedResidual
{
    public static GraphValue Lower(BlockContext context, GraphBuilder graph, Func<GraphValue, GraphValue> depthwise)
    {
        var options = context.Options;
        var value = graph.Input;
        if (options.ExpansionRate != 1)
            value = graph.ConvBnAct("expand", value, context.HiddenChannels, 1, groups: options.PointGroup, activation: options.Activation);
        value = depthwise(value);
        if (options.SqueezeExcite)
            value = graph.SqueezeExcite("se", value);
        value = graph.ConvBnAct("project", value, context.OutChannels, 1, groups: options.PointGroup);
        return context.IsShapePreserving ? graph.Add(graph.Input, value) : value;
    }
}
