using System.Numerics;
using Osnas.Core.Tests;
using Osnas.Samples;

namespace Osnas.App.Tests;

/// <summary>The sample spaces, as the generator reads their attributes, against OSNASLib's configurations and published totals.</summary>
public sealed class SampleSpaceTests
{
    [Theory]
    [InlineData(nameof(FBNetS))]
    [InlineData(nameof(FBNetL))]
    [InlineData(nameof(ProxylessNAS))]
    [InlineData(nameof(SPOS))]
    [InlineData(nameof(MobileFaceNet))]
    [InlineData(nameof(SGNAS))]
    public void Attributes_expand_to_OsnasLibs_configuration(string space)
    {
        var golden = GoldenFile.ReadSpace(space);
        var declared = Samples.Get(space);

        Assert.Equal(golden.MacroCfg.First, declared.MacroCfg.First);
        Assert.Equal(golden.MacroCfg.Search, declared.MacroCfg.Search);
        Assert.Equal(golden.MacroCfg.Last, declared.MacroCfg.Last);
        Assert.Equal(golden.MicroCfg, declared.MicroCfg);
        Assert.Equal(golden, declared);
    }

    /// <summary>Parameters of the supernets as OSNASLib builds them.</summary>
    [Theory]
    [InlineData(nameof(FBNetS), 11_995_832)]
    [InlineData(nameof(FBNetL), 12_645_752)]
    [InlineData(nameof(ProxylessNAS), 16_127_768)]
    [InlineData(nameof(SPOS), 8_488_600)]
    [InlineData(nameof(MobileFaceNet), 5_270_656)]
    public void Supernets_have_OsnasLibs_parameters(string space, long expected)
    {
        var costs = new CostModel(Samples.Get(space));
        var cells = costs.ToTable(InfoMetric.Params);

        Assert.Equal(expected, costs.Base.Params + Enumerable.Range(0, cells.Rows).Sum(row => cells.GetRow(row).Sum()));
    }

    [Fact]
    public void Sgnas_has_a_choice_for_each_of_its_sub_blocks()
    {
        Assert.Equal(new ModelCfgShape(126, 4), SGNAS.ModelCfgShape);
        Assert.Equal(BigInteger.Pow(6 + 10 + 15 + 21 + 28, 21), SGNAS.Spec.ArchitectureCount);
    }

    /// <summary>As torchvision's mobilenet_v2 has them, which names 3504872 parameters and 0.301 billion operations.</summary>
    [Fact]
    public void MobileNetV2_has_its_published_cost()
    {
        var space = MobileNetV2.Spec;
        var architecture = new Architecture(new int[space.ModelCfgShape.Rows]);

        Assert.Equal(1, space.ArchitectureCount);
        Assert.Equal(new Cost(300_774_272, 3_504_872), new CostModel(space).Of(architecture));
    }

    /// <summary>
    /// The searched architecture in the official implementation's README: 323M FLOPs, 3.5M parameters. The latter are
    /// the weights alone; here batch norm and a bias of the classifier are counted too.
    /// </summary>
    [Fact]
    public void Spos_has_the_published_cost_of_its_searched_architecture()
    {
        var costs = new CostModel(SposImageNet.Spec);
        var searched = costs.Of(Architecture.Parse("2,1,0,1,2,0,2,0,2,0,2,3,0,0,0,0,3,2,3,3"));

        Assert.Equal(323, Math.Round(searched.Flops / 1e6));
        Assert.Equal(3_529_312 + 29_152 + 1000, searched.Params);
    }

    /// <summary>One candidate in all layers, counted as the official implementation does: convolutions and the classifier.</summary>
    [Theory]
    [InlineData(0, 295_842_496)]
    [InlineData(1, 313_654_976)]
    [InlineData(2, 340_373_696)]
    [InlineData(3, 358_825_920)]
    public void Spos_of_one_candidate_costs_what_the_official_implementation_says(int candidate, long expected)
    {
        var costs = new CostModel(SposImageNet.Spec);

        Assert.Equal(expected, costs.Of(new(Enumerable.Repeat(candidate, 20))).Flops);
    }

    /// <summary>
    /// Architectures of a port of the official models to PyTorch (D. Yang), totals of the paper, table 3:
    /// FairNAS-B 345M and 4.5M, FairNAS-C 321M and 4.4M. The port's FairNAS-A doesn't add up to the paper's 388M.
    /// </summary>
    [Theory]
    [InlineData("1,0,1,0,3,1,2,0,3,1,0,3,2,0,5,4,5,3,4", 345, 4.5)]
    [InlineData("1,0,2,0,0,0,0,0,0,3,0,0,0,0,5,5,3,3,4", 321, 4.4)]
    public void FairNas_has_the_published_cost_of_its_searched_architectures(string architecture, double megaflops, double megaparams)
    {
        var cost = new CostModel(FairNASImageNet.Spec).Of(Architecture.Parse(architecture));

        Assert.Equal((megaflops, megaparams), (Math.Round(cost.Flops / 1e6), Math.Round(cost.Params / 1e6, 1)));
    }

    /// <summary>
    /// The mobile network of the official configuration as osmr/imgclsmob has it, which asserts 4080512 parameters;
    /// the paper names 320M multiply-accumulates.
    /// </summary>
    [Fact]
    public void ProxylessNas_mobile_has_its_published_cost()
    {
        var cost = new CostModel(ProxylessNASImageNet.Spec).Of(Architecture.Parse("2,0,6,6,4,0,2,2,5,2,2,2,3,2,2,2,5,5,4,4,5"));

        Assert.Equal(4_080_512, cost.Params);
        Assert.Equal(320, Math.Round(cost.Flops / 1e6));
    }

    /// <summary>
    /// Architectures of facebookresearch/mobile-vision (fbnet_modeldef_cls_fbnet.py), totals of its README, in millions.
    /// They differ by less than 0.1 each: its convolutions have biases beside batch norm, and A ends in 1504 channels.
    /// </summary>
    [Theory]
    [InlineData("8,2,0,8,8,7,2,4,2,7,6,5,7,3,5,6,1,7,7,6,7,7", 1504, 244.5, 4.3)]
    [InlineData("0,3,4,0,0,7,6,3,7,7,7,8,6,7,0,4,6,7,4,7,7,3", 1984, 291.1, 4.8)]
    [InlineData("0,3,8,0,0,7,6,7,3,7,6,7,7,7,7,7,6,7,7,7,7,3", 1984, 378.2, 5.5)]
    public void FBNet_has_the_published_cost_of_its_searched_architectures(string architecture, int head, double megaflops, double megaparams)
    {
        var macroCfg = FBNetImageNet.MacroCfg;
        var last = macroCfg.Last.Select(block => block.Block switch
        {
            Block.Conv => block with { OutChannels = head },
            Block.Classifier => block with { InChannels = head },
            _ => block,
        });
        var cost = new CostModel(FBNetImageNet.Spec with { MacroCfg = macroCfg with { Last = new(last) } }).Of(Architecture.Parse(architecture));

        Assert.Equal(megaflops, cost.Flops / 1e6, tolerance: 0.1);
        Assert.Equal(megaparams, cost.Params / 1e6, tolerance: 0.1);
    }
}
