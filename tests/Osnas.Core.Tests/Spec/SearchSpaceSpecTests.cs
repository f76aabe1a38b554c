using System.Numerics;

namespace Osnas.Core.Tests;

public sealed class SearchSpaceSpecTests
{
    private static readonly SearchSpaceSpec Spec = SmallSpace.Spec;

    [Fact]
    public void An_architecture_of_the_space_has_no_fault()
    {
        Assert.Null(Spec.FindFault(new(0, 2, 1)));
        Spec.Check(new(1, 0, 0));
    }

    [Theory]
    [InlineData("0,0", "the architecture has 2 choices; the space has 3 search layers.")]
    [InlineData("0,0,0,0", "the architecture has 4 choices; the space has 3 search layers.")]
    [InlineData("0,3,0", "layer 1 chooses candidate 3; the space has the candidates 0 to 2.")]
    [InlineData(
        "0,1,0",
        "layer 1 (8->16 s2) chooses candidate 1 (skip), which is allowed in ShapePreserving layers only; "
        + "candidates 0, 2 are allowed there.")]
    [InlineData(
        "0,0,2",
        "layer 2 (16->16 s1) chooses candidate 2 (mixconv k3+5 e1), which is allowed in ShapeChanging layers only; "
        + "candidates 0, 1 are allowed there.")]
    public void Another_architecture_has_a_fault_that_says_where(string architecture, string fault)
    {
        Assert.Equal(fault, Spec.FindFault(Architecture.Parse(architecture)));

        var exception = Assert.Throws<ArgumentException>(() => Spec.Check(Architecture.Parse(architecture)));
        Assert.StartsWith("Small: " + fault, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Architectures_are_counted_with_what_each_layer_allows()
    {
        Assert.Equal(2 * 2 * 2, Spec.ArchitectureCount);
        Assert.Equal([0, 1], Spec.AllowedCandidates(0));
        Assert.Equal([0, 2], Spec.AllowedCandidates(1));
        Assert.Equal(new ModelCfgShape(3, 3), Spec.ModelCfgShape);
    }

    /// <summary>FBNet has 9^22 architectures (arXiv:1812.03443, section 3.1), more than 64 bits can count.</summary>
    [Fact]
    public void Large_spaces_are_counted_exactly() =>
        Assert.Equal(BigInteger.Pow(9, 22), GoldenFile.ReadSpace("FBNetS").ArchitectureCount);

    /// <summary>Beyond a double (1.8e308), too.</summary>
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(10, 5, "100,000")]
    [InlineData(10, 6, "1.0e6")]
    [InlineData(9, 22, "9.8e20")]
    [InlineData(10, 308, "1.0e308")]
    [InlineData(50, 200, "6.2e339")]
    [InlineData(50, 512, "7.5e869")]
    [InlineData(46, 3, "97,336")]
    [InlineData(46, 6, "9.5e9")]
    [InlineData(27, 51, "1.0e73")]
    public void Numbers_of_architectures_in_words_are_short(int candidates, int layers, string words)
    {
        var spec = Spec with
        {
            MacroCfg = Spec.MacroCfg with { Search = new(Enumerable.Repeat(new LayerCfg(8, 8), layers)) },
            MicroCfg = new(Enumerable.Repeat(new CandidateCfg(Block.Conv, BlockOptions.Default), candidates)),
        };

        Assert.Equal(words, spec.ArchitectureCountInWords);
    }

    [Fact]
    public void The_classifier_follows_the_classes()
    {
        var changed = Spec.WithClasses(100);

        Assert.Equal(100, changed.Classes);
        Assert.Equal([32, 0, 100], changed.MacroCfg.Last.Select(block => block.OutChannels));
        Assert.Equal(Spec, changed.WithClasses(10));
        Assert.NotEqual(Spec, changed);
    }

    [Fact]
    public void An_embedding_that_is_declared_by_its_width_follows_the_classes()
    {
        var space = GoldenFile.ReadSpace("MobileFaceNet").WithClasses(128);

        Assert.Equal([512, 512, 128, 0], space.MacroCfg.Last.Select(block => block.OutChannels));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65537)]
    public void Classes_out_of_range_are_refused(int classes)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Spec.WithClasses(classes));

        Assert.StartsWith("Small: the number of classes must be from 1 to 65536.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_declarations_are_equal_specifications()
    {
        var (one, same) = (GoldenFile.ReadSpace("SPOS"), GoldenFile.ReadSpace("SPOS"));

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, GoldenFile.ReadSpace("FBNetS"));
    }

    [Theory]
    [InlineData(10.0, double.NegativeInfinity, "FLOPs at most 10")]
    [InlineData(300e6, 250e6, "FLOPs at least 250,000,000 at most 300,000,000")]
    public void A_constraint_reads_as_a_sentence(double atMost, double atLeast, string expected) =>
        Assert.Equal(expected, new ConstraintCfg(InfoMetric.Flops, atMost, atLeast).ToString());

    [Theory]
    [InlineData(4.9, false)]
    [InlineData(5, true)]
    [InlineData(10, true)]
    [InlineData(10.1, false)]
    public void Both_ends_of_a_constraint_belong_to_it(double value, bool expected) =>
        Assert.Equal(expected, new ConstraintCfg(InfoMetric.Latency, AtMost: 10, AtLeast: 5).IsMetBy(value));
}
