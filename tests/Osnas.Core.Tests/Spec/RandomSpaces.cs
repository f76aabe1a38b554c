using CsCheck;

namespace Osnas.Core.Tests;

/// <summary>Random search spaces, small enough to enumerate.</summary>
internal static class RandomSpaces
{
    // The blocks that can be built for any even channels and any stride.
    private static readonly Gen<string> BlockName = Gen.OneOf(
        Block.Conv, Block.SepConv, Block.Mobile, Block.MixConv, Block.Shuffle, Block.ShuffleX, Block.Skip, Block.Zero, Block.AvgPool, Block.MaxPool);

    private static readonly Gen<BlockOptions> Options = Gen.Select(
        Gen.OneOf(1, 3, 5),
        Gen.OneOf(1.0, 1.5, 3.0),
        Gen.Bool,
        Gen.OneOf(Activation.None, Activation.Relu, Activation.PRelu),
        (kernelSize, expansionRate, squeezeExcite, activation) => new BlockOptions
        {
            KernelSize = kernelSize,
            KernelSizes = new([kernelSize, 7]),
            ExpansionRate = expansionRate,
            SqueezeExcite = squeezeExcite,
            Activation = activation,
        });

    private static readonly Gen<CandidateCfg> Candidate = Gen.Select(
        BlockName,
        Options,
        Gen.OneOf(MicroLayers.All, MicroLayers.ShapePreserving, MicroLayers.ShapeChanging),
        (block, options, layers) => new CandidateCfg(block, options, layers));

    // Every layer has to have a choice.
    private static readonly Gen<MicroCfg> Micro = Candidate.Array[1, 4].Select(candidates =>
        new MicroCfg([candidates[0] with { Layers = MicroLayers.All }, .. candidates.Skip(1)]));

    private static readonly Gen<MacroCfg> Macro = Gen.Select(
        Gen.OneOf(4, 6, 8, 16).Array[2, 5],
        Gen.OneOf(1, 2, 4).Array[4],
        (channels, strides) => new MacroCfg(
            [new(Block.Conv, 3, channels[0], 2, BlockOptions.Default)],
            channels.Zip(channels.Skip(1)).Select((pair, layer) => new LayerCfg(pair.First, pair.Second, strides[layer])),
            [
                new(Block.GlobalAverage, 0, 0, 1, BlockOptions.Default),
                new(Block.Classifier, channels[^1], 10, 1, BlockOptions.Default, OutIsClasses: true),
            ]));

    public static Gen<SearchSpaceSpec> Spec { get; } = Gen.Select(Macro, Micro, Gen.Int[1, 40], (macro, micro, inputSize) =>
        new SearchSpaceSpec("Random", macro, micro) { InputSize = inputSize, Classes = 10 });

    /// <summary>All architectures of a space, in the order of their indexes.</summary>
    public static IReadOnlyList<Architecture> Enumerate(SearchSpaceSpec spec)
    {
        IEnumerable<int[]> choices = [[]];
        for (var layer = 0; layer < spec.ModelCfgShape.Rows; layer++)
        {
            var allowed = spec.AllowedCandidates(layer);
            choices = choices.SelectMany(start => allowed.Select(choice => (int[])[.. start, choice]));
        }

        return [.. choices.Select(choice => new Architecture(choice))];
    }
}
