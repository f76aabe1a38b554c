using CsCheck;

namespace Osnas.Core.Tests;

/// <summary>Random search spaces, small enough to enumerate.</summary>
internal static class RandomSpaces
{
    // The blocks that can be built for any even channels and any stride.
    private static readonly Gen<string> BlockName = Gen.OneOf(
        Block.Conv,
        Block.SepConv,
        Block.Mobile,
        Block.MixConv,
        Block.Shuffle,
        Block.ShuffleX,
        Block.Skip,
        Block.Zero,
        Block.AvgPool,
        Block.MaxPool);

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

    private static readonly Gen<CandidateCfg> UnifiedKernel = Gen.Select(
        Gen.OneOf(1, 3, 5, 7),
        Gen.Int[1, 2],
        Gen.OneOf(MicroLayers.All, MicroLayers.ShapePreserving, MicroLayers.ShapeChanging),
        (kernelSize, dilation, layers) =>
            new CandidateCfg(Block.DepthwiseConv, new() { KernelSize = kernelSize, Dilation = dilation }, layers));

    /// <summary>Square and rectangular ones.</summary>
    private static readonly Gen<ImageSize> InputSize =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Bool, (height, width, isSquare) => isSquare ? height : new ImageSize(height, width));

    public static Gen<SearchSpaceSpec> Spec { get; } = Gen.Select(Macro, Micro, InputSize, (macro, micro, inputSize) =>
        new SearchSpaceSpec("Random", macro, micro) { InputSize = inputSize, Classes = 10 });

    /// <summary>
    /// Spaces whose layers are one block each, small enough to enumerate: with or without zero, in any place among the
    /// candidates.
    /// </summary>
    public static Gen<SearchSpaceSpec> Unified { get; } =
        from macro in Macro
        from layers in Gen.Int[1, 2]
        from kernels in UnifiedKernel.Array[1, 3]
        from activation in Gen.OneOf(Activation.None, Activation.Relu, Activation.PRelu, Activation.HSwish)
        from zero in Gen.Int[-1, 3]
        from greatest in Gen.Int[1, 3]
        from least in Gen.Int[1, 3]
        from inputSize in InputSize
        select CreateUnified(macro, layers, kernels, activation, zero, greatest, least, inputSize);

    /// <summary>Spaces of any form.</summary>
    public static Gen<SearchSpaceSpec> Any { get; } = Gen.OneOf(Spec, Unified);

    /// <summary>
    /// All architectures of a space, in the order of their indexes; those of a unified space in any order of their
    /// sub-blocks.
    /// </summary>
    public static IReadOnlyList<Architecture> Enumerate(SearchSpaceSpec spec)
    {
        IEnumerable<int[]> choices = [[]];
        for (var row = 0; row < spec.ModelCfgShape.Rows; row++)
        {
            var allowed = spec.AllowedCandidates(row);
            choices = choices.SelectMany(start => allowed.Select(choice => (int[])[.. start, choice]));
        }

        return [.. choices.Select(choice => new Architecture(choice)).Where(architecture => spec.FindFault(architecture) is null)];
    }

    private static SearchSpaceSpec CreateUnified(
        MacroCfg macro, int layers, CandidateCfg[] kernels, Activation activation, int zero, int greatest, int least, ImageSize inputSize)
    {
        var search = macro.Search.Take(layers).ToArray();
        MacroCfg shortened = new(macro.First, search, macro.Last.Select(
            block => block with { InChannels = block.InChannels == 0 ? 0 : search[^1].OutChannels }));

        // Every layer has to have a kernel, and one activation.
        CandidateCfg[] alike =
        [
            .. kernels.Select((kernel, index) => kernel with
            {
                Layers = index == 0 ? MicroLayers.All : kernel.Layers,
                Options = kernel.Options with { Activation = activation },
            }),
        ];
        var micro = alike.ToList();
        if (zero >= 0)
            micro.Insert(Math.Min(zero, micro.Count), new(Block.Zero, BlockOptions.Default));
        return new("Unified", shortened, new(micro))
        {
            InputSize = inputSize,
            Classes = 10,
            Superlayer = SuperlayerKind.Unified,
            MinExpansionRate = zero < 0 ? greatest : Math.Min(least, greatest),
            MaxExpansionRate = greatest,
        };
    }
}
