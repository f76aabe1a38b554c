namespace Osnas.EndToEnd;

/// <summary>Random search spaces, right and wrong, of all blocks with all kinds of options.</summary>
internal static class RandomSpec
{
    private static readonly string[] Blocks =
    [
        Block.Conv, Block.DepthwiseConv, Block.SepConv, Block.Mobile, Block.MixConv, Block.Shuffle, Block.ShuffleX, Block.ShuffleV2,
        Block.ShuffleV2Xception, Block.Skip, Block.Zero, Block.AvgPool, Block.MaxPool,
    ];

    public static SearchSpaceSpec Next(Random random)
    {
        var channels = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Pick(random, 4, 8, 12, 16)).ToArray();
        var layers = channels.Zip(channels.Skip(1), (before, after) => new LayerCfg(before, after, Pick(random, 1, 1, 2, 4)));
        var candidates = Enumerable.Range(0, random.Next(1, 5)).Select(_ => NextCandidate(random));
        MacroCfg macro = new(
            [new(Block.Conv, 3, channels[0], 2, BlockOptions.Default)],
            layers,
            [
                .. random.Next(20) == 0 ? [] : new BlockCfg[] { new(Block.GlobalAverage, 0, 0, 1, BlockOptions.Default) },
                .. random.Next(4) > 0 ? [] : new BlockCfg[] { new(Block.Linear, 0, 0, 1, new() { Activation = Activation.PRelu }) },
                new(Block.Classifier, channels[^1] + (random.Next(20) == 0 ? 1 : 0), 10, 1, BlockOptions.Default, OutIsClasses: true),
            ]);
        return new("Random", macro, new(candidates)) { InputSize = NextSize(random), Classes = 10 };
    }

    private static ImageSize NextSize(Random random) => new(Pick(random, 1, 7, 16, 32, 33), Pick(random, 1, 7, 16, 32, 33));

    private static CandidateCfg NextCandidate(Random random)
    {
        var kernelSize = Pick(random, 1, 3, 3, 5, 7, random.Next(12) == 0 ? 4 : 3);
        BlockOptions options = new()
        {
            KernelSize = kernelSize,
            KernelSizes = new([kernelSize, 5]),
            ExpansionRate = Pick(random, 1, 1.5, 3, random.Next(12) == 0 ? 0.5 : 2),
            HiddenChannels = random.Next(8) == 0 ? Pick(random, 8, 20) : 0,
            Group = Pick(random, 1, 1, 1, 2, 3),
            PointGroup = Pick(random, 1, 1, 1, 2, 4),
            Dilation = Pick(random, 1, 1, 1, 2),
            Padding = Pick(
                random, BlockOptions.SamePadding, BlockOptions.SamePadding, BlockOptions.SamePadding, BlockOptions.SamePadding, 0),
            SqueezeExcite = random.Next(2) == 0,
            SqueezeExciteOf = Pick(random, Enum.GetValues<SqueezeExciteOf>()),
            SqueezeExciteReduction = Pick(random, 4, 4, 2),
            SqueezeExciteDivisor = Pick(random, 1, 1, 8),
            SqueezeExciteActivation = Pick(random, Enum.GetValues<Activation>()),
            SqueezeExciteGate = Pick(random, Enum.GetValues<SqueezeExciteGate>()),
            BatchNorm = random.Next(4) > 0,
            Activation = Pick(random, Enum.GetValues<Activation>()),
        };
        return new(
            Pick(random, Blocks),
            options,
            Pick(random, MicroLayers.All, MicroLayers.All, MicroLayers.ShapePreserving, MicroLayers.ShapeChanging));
    }

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
