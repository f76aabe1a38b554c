using System.Text.Json;
using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Core.Tests;

/// <summary>A single block as OSNASLib measured it. What is null, OSNASLib couldn't tell.</summary>
internal sealed record GoldenBlock(JsonElement[] Block, int Size, long? Params, long? Macs, int[]? Output, string? Error)
{
    public BlockCfg Cfg => GoldenFile.ReadBlock(Block);

    public BlockMeasure? Measure => Params is { } parameters && Macs is { } macs && Output is { } output
        ? new(parameters, macs, ToShape(output))
        : null;

    public override string ToString() => $"{Cfg} on {Size}x{Size}";

    /// <summary>Our measure of the same block, with all multiply-accumulates; null if we refuse to build it.</summary>
    public BlockMeasure? Ours()
    {
        var cfg = Cfg;
        var context = new BlockContext(cfg.InChannels, cfg.OutChannels, cfg.Stride, cfg.Options);
        try
        {
            var graph = BlockRegistry.Build(cfg.Block, context, new(cfg.InChannels, Size));
            return new(graph.Cost.Params, graph.Cost.Flops, graph.Output);
        }
        catch (GraphException)
        {
            return null;
        }
    }

    // A vector is [C] in PyTorch and C x 1 x 1 here.
    private static TensorShape ToShape(int[] output) => output.Length == 1 ? new(output[0], 1) : new(output[0], output[1], output[2]);
}

/// <summary>What is compared of a block.</summary>
internal sealed record BlockMeasure(long Params, long Macs, TensorShape Output)
{
    /// <summary>One block after the other.</summary>
    public static BlockMeasure operator +(BlockMeasure first, BlockMeasure second) =>
        new(first.Params + second.Params, first.Macs + second.Macs, second.Output);
}
