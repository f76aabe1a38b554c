using CsCheck;
using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Runtime.Tests;

/// <summary>A block in a random context: any options, channels, strides, and maps that are seldom square.</summary>
/// <param name="Context">Channels, stride and options.</param>
/// <param name="Input">The shape of the input.</param>
public sealed record RandomBlock(BlockContext Context, TensorShape Input)
{
    private static readonly Gen<BlockOptions> Kernels = Gen.Select(
        Gen.OneOf(1, 3, 5),
        Gen.OneOf(1, 3, 5, 7).Array[1, 3],
        Gen.OneOf(1, 1, 2),
        Gen.OneOf(BlockOptions.SamePadding, BlockOptions.SamePadding, 0, 2),
        (kernelSize, kernelSizes, dilation, padding) => new BlockOptions
        {
            KernelSize = kernelSize,
            KernelSizes = new(kernelSizes),
            Dilation = dilation,
            Padding = padding,
        });

    private static readonly Gen<BlockOptions> SqueezeExcites = Gen.Select(
        Gen.Bool,
        Gen.Enum<SqueezeExciteOf>(),
        Gen.OneOf(2, 4),
        Gen.OneOf(1, 8),
        Gen.Enum<Activation>(),
        Gen.Enum<SqueezeExciteGate>(),
        (isPresent, of, reduction, divisor, activation, gate) => new BlockOptions
        {
            SqueezeExcite = isPresent,
            SqueezeExciteOf = of,
            SqueezeExciteReduction = reduction,
            SqueezeExciteDivisor = divisor,
            SqueezeExciteActivation = activation,
            SqueezeExciteGate = gate,
        });

    private static readonly Gen<BlockOptions> Options = Gen.Select(
        Kernels,
        Gen.Enum<Activation>(),
        Gen.OneOf((1.0, 0), (1.0, 8), (1.0, 20), (1.5, 0), (2.0, 0), (3.0, 0)),
        Gen.OneOf(1, 1, 2),
        Gen.OneOf(1, 1, 2, 4),
        Gen.Bool,
        SqueezeExcites,
        (kernels, activation, hidden, pointGroup, group, batchNorm, squeezeExcite) => squeezeExcite with
        {
            KernelSize = kernels.KernelSize,
            KernelSizes = kernels.KernelSizes,
            Dilation = kernels.Dilation,
            Padding = kernels.Padding,
            Activation = activation,
            ExpansionRate = hidden.Item1,
            HiddenChannels = hidden.Item2,
            PointGroup = pointGroup,
            Group = group,
            BatchNorm = batchNorm,
        });

    /// <summary>Blocks that take maps.</summary>
    private static Gen<RandomBlock> OnMaps { get; } = On(Gen.Int[1, 13], Gen.Int[1, 13]);

    /// <summary>Blocks that take vectors.</summary>
    private static Gen<RandomBlock> OnVectors { get; } = On(Gen.Const(1), Gen.Const(1));

    /// <summary>
    /// Checks the graphs of a block in random contexts in which it can be built. Those are a sixth at least, and 100
    /// in a row that aren't end the test: by chance once in 80 million.
    /// </summary>
    public static void Sample(string block, int samples, Action<OpGraph> check) =>
        (block is Block.Linear or Block.Classifier ? OnVectors : OnMaps)
            .Select(random => random.TryBuild(block)!)
            .Where(graph => graph is not null)
            .Sample(check, iter: samples, threads: 1);

    /// <summary>The graph, or null if a block can't be built so.</summary>
    private OpGraph? TryBuild(string block)
    {
        try
        {
            return BlockRegistry.Build(block, Context, Input);
        }
        catch (GraphException)
        {
            return null;
        }
    }

    private static Gen<RandomBlock> On(Gen<int> height, Gen<int> width) => Gen.Select(
        Gen.OneOf(4, 8, 12),
        Gen.OneOf(1.0, 1.0, 1.5, 2.0, 3.0),
        Gen.OneOf(1, 1, 2, 4),
        height,
        width,
        Options,
        (inChannels, growth, stride, rows, columns, options) =>
            new RandomBlock(new(inChannels, (int)(inChannels * growth), stride, options), new(inChannels, rows, columns)));
}
