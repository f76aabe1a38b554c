using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// Parallel depthwise convolutions, each over its own channels, with one batch norm and activation (MixNet,
/// arXiv:1907.09595).
/// </summary>
internal static class MixedDepthwise
{
    /// <summary>Adds the convolutions <c>depthwise.conv0</c>, <c>depthwise.conv1</c>, ...</summary>
    /// <param name="graph">The builder.</param>
    /// <param name="hidden">The input, whose channels are divided among the convolutions.</param>
    /// <param name="parts">The channels and the options of each convolution.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="activation">The activation.</param>
    public static GraphValue Lower(
        GraphBuilder graph, GraphValue hidden, IReadOnlyList<(int Channels, BlockOptions Options)> parts, int stride, Activation activation)
    {
        var outputs = new List<GraphValue>();
        var start = 0;
        foreach (var (channels, options) in parts)
        {
            var part = parts.Count == 1 ? hidden : graph.ChannelSlice(hidden, start, channels);
            outputs.Add(graph.Conv2d(
                $"depthwise.conv{outputs.Count}",
                part,
                channels,
                options.KernelSize,
                stride,
                options.Padding,
                options.Dilation,
                groups: channels));
            start += channels;
        }

        var value = outputs.Count == 1 ? outputs[0] : graph.Concat([.. outputs]);
        value = graph.BatchNorm2d("depthwise.bn", value);
        return graph.Activate("depthwise.act", value, activation);
    }
}
