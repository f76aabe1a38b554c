using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>The squeeze-excite module of a block's options (arXiv:1709.01507).</summary>
internal static class SqueezeExcitation
{
    /// <summary>Adds the module.</summary>
    /// <param name="context">The position and options of the block.</param>
    /// <param name="graph">The builder.</param>
    /// <param name="hidden">The channels to weight.</param>
    /// <exception cref="GraphException">There are too few channels.</exception>
    public static GraphValue Lower(BlockContext context, GraphBuilder graph, GraphValue hidden)
    {
        var options = context.Options;
        var (name, channels) = options.SqueezeExciteOf switch
        {
            SqueezeExciteOf.Expansion => ("hidden channels", hidden.Shape.Channels),
            SqueezeExciteOf.Input => ("input channels", context.InChannels),
            var other => throw new GraphException($"{(int)other} isn't a defined SqueezeExciteOf"),
        };
        var reduction = options.SqueezeExciteReduction;
        if (channels < reduction)
            throw new GraphException($"squeeze-excite with reduction {reduction} needs at least {reduction} {name}, not {channels}");
        var inner = RoundTo(options.SqueezeExciteDivisor, channels / reduction);
        return graph.SqueezeExcite("se", hidden, inner, options.SqueezeExciteActivation, options.SqueezeExciteGate);
    }

    /// <summary>Gets the nearest multiple of a divisor that is at least 90 % of a number (MobileNetV2's rule).</summary>
    private static int RoundTo(int divisor, int number)
    {
        var rounded = Math.Max(divisor, (number + (divisor / 2)) / divisor * divisor);
        return rounded * 10L < number * 9L ? rounded + divisor : rounded;
    }
}
