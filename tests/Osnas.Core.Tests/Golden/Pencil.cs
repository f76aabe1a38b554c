using Osnas.Graph;

namespace Osnas.Core.Tests;

/// <summary>Costs of convolutions by the textbook formulas, for entries that OSNASLib couldn't measure.</summary>
internal static class Pencil
{
    /// <summary>The entry's own convolution, with batch norm.</summary>
    public static BlockMeasure Conv(GoldenBlock entry, int outChannels, int groups)
    {
        var cfg = entry.Cfg;
        var weights = Square(cfg.Options.KernelSize) * cfg.InChannels * outChannels / groups;
        var size = OutSize(entry);
        return new(weights + (2 * outChannels), weights * Square(size), new(outChannels, size));
    }

    /// <summary>A 1x1 convolution from in- to out-channels with batch norm, after the stride.</summary>
    public static BlockMeasure Pointwise(GoldenBlock entry)
    {
        var cfg = entry.Cfg;
        var weights = (long)cfg.InChannels * cfg.OutChannels;
        var size = OutSize(entry);
        return new(weights + (2 * cfg.OutChannels), weights * Square(size), new(cfg.OutChannels, size));
    }

    /// <summary>An inverted residual whose kernels share the hidden channels; the first takes the rest.</summary>
    public static BlockMeasure InvertedResidual(GoldenBlock entry, int[] kernelSizes)
    {
        var (cfg, options) = (entry.Cfg, entry.Cfg.Options);
        var hidden = (int)(cfg.InChannels * options.ExpansionRate);
        var size = OutSize(entry);
        var expand = options.ExpansionRate == 1 ? 0L : cfg.InChannels * hidden;
        var share = hidden / kernelSizes.Length;
        var depthwise = (kernelSizes.Sum(Square) * share) + (Square(kernelSizes[0]) * (hidden % kernelSizes.Length));
        var excite = options.SqueezeExcite ? 2L * hidden * (hidden / 4) : 0;
        var project = (long)hidden * cfg.OutChannels;

        var normalizations = expand == 0 ? 1 : 2;
        var perChannel = options.Activation == Activation.PRelu ? 3 : 2;
        var excitesBias = options.SqueezeExcite ? hidden + (hidden / 4) : 0;
        var parameters = expand + depthwise + excite + project + excitesBias
            + (normalizations * perChannel * hidden) + (2 * cfg.OutChannels);
        var macs = (expand * Square(entry.Size)) + ((depthwise + project) * Square(size)) + excite;
        return new(parameters, macs, new(cfg.OutChannels, size));
    }

    private static int OutSize(GoldenBlock entry) => (entry.Size + entry.Cfg.Stride - 1) / entry.Cfg.Stride;

    private static long Square(int value) => (long)value * value;
}
