using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Spaces.Forms;

namespace Osnas.Core.Tests;

/// <summary>
/// SGNAS against OSNASLib's formulas: its table shares the pointwise convolutions and their batch norms out over six
/// sub-blocks, and its decoded block leaves the first convolution out at expansion 1.
/// </summary>
public sealed class GoldenUnifiedTests
{
    private static readonly SearchSpaceSpec Spec = GoldenFile.ReadSpace("SGNAS");

    /// <summary>
    /// From expansion 2 on, multiply-accumulates are equal, and parameters those of OSNASLib's decoded network: its table
    /// lacks a share of the last batch norm.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Costs_are_those_of_OsnasLibs_network(int expansion)
    {
        var costs = new CostModel(Spec);
        var choices = Enumerable.Range(0, 6).Select(sub => sub < expansion ? sub % 3 : 3).ToArray();
        var ours = costs.Of(new(Enumerable.Repeat(choices, 21).SelectMany(choice => choice)));
        var (macs, parameters) = OsnasLibsTable(choices);
        var lacking = Spec.MacroCfg.Search.Sum(layer => 2.0 * layer.OutChannels * (6 - expansion) / 6);

        Assert.Equal(macs, ours.Flops - FixedStages.Flops, 1e-3);
        Assert.Equal(parameters + lacking, ours.Params - FixedStages.Params, 1e-6);
    }

    /// <summary>
    /// OSNASLib decodes to mixconv, which leaves the first convolution out at expansion 1 (blocks.json): that is another
    /// function than the supernet's path. Ours has it at every expansion; from 2 on the two are the same.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Decoded_layers_are_mixconv_but_for_expansion_1(int expansion)
    {
        foreach (var (layer, size) in Spec.MacroCfg.Search.Zip(Sizes))
        {
            CandidateCfg[] kernels = [.. Enumerable.Range(0, expansion).Select(sub => Spec.MicroCfg[sub / 2])];
            var input = new TensorShape(layer.InChannels, size);
            var options = new BlockOptions
            {
                KernelSizes = new(kernels.Select(kernel => kernel.Options.KernelSize)),
                ExpansionRate = expansion,
            };
            var mixConv = BlockRegistry.Build(Block.MixConv, new(layer.InChannels, layer.OutChannels, layer.Stride, options), input).Cost;
            var squared = (long)layer.InChannels * layer.InChannels;
            var first = expansion == 1 ? new Cost(squared * size * size, squared + (2 * layer.InChannels)) : Cost.Zero;

            Assert.Equal(mixConv + first, UnifiedBlock.Build(layer, kernels, input).Cost);
        }
    }

    [Fact]
    public void Statistics_of_all_architectures_are_exact()
    {
        foreach (var metric in (InfoMetric[])[InfoMetric.Flops, InfoMetric.Params])
        {
            var statistics = new CostModel(Spec).ToStatistics(metric);

            Assert.Equal(0, statistics.Tolerance);
            Assert.Equal(Spec.ArchitectureCount, statistics.Within(new(metric)).Count);
            Assert.InRange(statistics.Percentile(0.5), statistics.Mean * 0.99, statistics.Mean * 1.01);
        }
    }

    /// <summary>Sizes of the layers' inputs at 224 pixels; all halvings are even.</summary>
    private static IEnumerable<int> Sizes =>
        Spec.MacroCfg.Search.Select((_, index) => 112 >> Spec.MacroCfg.Search.Take(index).Count(layer => layer.Stride == 2));

    /// <summary>The first and last stages by pencil, with the classifier, which OSNASLib doesn't count.</summary>
    private static Cost FixedStages => new(
        (112L * 112 * ((27 * 32) + (9 * 32) + (32 * 16))) + (14L * 14 * 320 * 1280) + (1280 * 1000),
        (27 * 32) + 64 + (9 * 32) + 64 + (32 * 16) + 32 + (320 * 1280) + 2560 + (1280 * 1000) + 1000);

    /// <summary>The layers as osnaslib.md B3.6 has them.</summary>
    private static (double Macs, double Params) OsnasLibsTable(int[] choices)
    {
        var (macs, parameters) = (0.0, 0.0);
        foreach (var (layer, size) in Spec.MacroCfg.Search.Zip(Sizes))
        {
            var (cin, cout, after) = ((double)layer.InChannels, (double)layer.OutChannels, size / layer.Stride);
            foreach (var kernelSize in choices.Where(choice => choice != 3).Select(choice => 3 + (2 * choice)))
            {
                macs += (kernelSize * kernelSize * cin * after * after)
                    + (((cin * 6 * cin * size * size) + (6 * cin * cout * after * after)) / 6);
                parameters += (kernelSize * kernelSize * cin) + (2 * cin)
                    + (((cin * 6 * cin) + (2 * 6 * cin) + (6 * cin * cout) + (2 * cout)) / 6);
            }
        }

        return (macs, parameters);
    }
}
