using System.Numerics;
using Osnas.Core.Tests;
using Osnas.Presets;
using Osnas.Samples;
using ProxylessNAS = Osnas.Samples.ProxylessNAS;

namespace Osnas.App.Tests;

/// <summary>The spaces of OSNASLib, as the generator reads their attributes, against its configurations.</summary>
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
    public void Supernets_have_OsnasLibs_parameters(string space, long expected) =>
        Assert.Equal(expected, new CostModel(Samples.Get(space)).SupernetParams);

    [Fact]
    public void Sgnas_has_a_choice_for_each_of_its_sub_blocks()
    {
        Assert.Equal(new ModelCfgShape(126, 4), SGNAS.ModelCfgShape);
        Assert.Equal(BigInteger.Pow(6 + 10 + 15 + 21 + 28, 21), SGNAS.Spec.ArchitectureCount);
    }
}
