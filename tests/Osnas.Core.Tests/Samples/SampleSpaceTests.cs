using Osnas.Samples;

namespace Osnas.Core.Tests;

/// <summary>The sample spaces against OSNASLib's configurations and published totals.</summary>
public sealed class SampleSpaceTests
{
    [Theory]
    [InlineData(typeof(FBNetS))]
    [InlineData(typeof(FBNetL))]
    [InlineData(typeof(ProxylessNAS))]
    [InlineData(typeof(SPOS))]
    [InlineData(typeof(MobileFaceNet))]
    public void Attributes_expand_to_OsnasLibs_configuration(Type space)
    {
        var golden = GoldenFile.ReadSpace(space.Name);
        var declared = DeclaredSpace.Read(space);

        Assert.Equal(golden.MacroCfg.First, declared.MacroCfg.First);
        Assert.Equal(golden.MacroCfg.Search, declared.MacroCfg.Search);
        Assert.Equal(golden.MacroCfg.Last, declared.MacroCfg.Last);
        Assert.Equal(golden.MicroCfg, declared.MicroCfg);
        Assert.Equal(golden, declared);
    }

    /// <summary>Parameters of the supernets as OSNASLib builds them.</summary>
    [Theory]
    [InlineData(typeof(FBNetS), 11_995_832)]
    [InlineData(typeof(FBNetL), 12_645_752)]
    [InlineData(typeof(ProxylessNAS), 16_127_768)]
    [InlineData(typeof(SPOS), 8_488_600)]
    [InlineData(typeof(MobileFaceNet), 5_270_656)]
    public void Supernets_have_OsnasLibs_parameters(Type space, long expected)
    {
        var costs = new CostModel(DeclaredSpace.Read(space));
        var cells = costs.ToTable(InfoMetric.Params);

        Assert.Equal(expected, costs.Base.Params + Enumerable.Range(0, cells.Rows).Sum(row => cells.GetRow(row).Sum()));
    }

    /// <summary>As torchvision's mobilenet_v2 has them, which names 3504872 parameters and 0.301 billion operations.</summary>
    [Fact]
    public void MobileNetV2_has_its_published_cost()
    {
        var space = DeclaredSpace.Read(typeof(MobileNetV2));
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
        var costs = new CostModel(DeclaredSpace.Read(typeof(SposImageNet)));
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
        var costs = new CostModel(DeclaredSpace.Read(typeof(SposImageNet)));

        Assert.Equal(expected, costs.Of(new(Enumerable.Repeat(candidate, 20))).Flops);
    }
}
