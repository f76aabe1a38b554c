using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>All analyzers of a compilation take what is known of a class from one place, where it is found out once.</summary>
public sealed partial class SpaceCacheTests
{
    private static readonly string Source = Declare.With(
        type: "[Constraint(InfoMetric.Flops, AtMost = 1e9)]\npublic partial class MySpace { }\npublic class Other { }");

    [Fact]
    public void A_class_is_read_once_in_a_compilation()
    {
        var compilation = Compilations.Of(Source);
        var type = compilation.GetTypeByMetadataName("Demo.MySpace")!;

        var facts = SpaceCache.Of(compilation).FactsOf(type)!;

        Assert.Same(facts, SpaceCache.Of(compilation).FactsOf(type));
        Assert.Same(facts.Declared, SpaceCache.Of(compilation).FactsOf(type)!.Declared);
        Assert.Same(facts.Declared.Spec, SpaceCache.Of(compilation).Find(type));
    }

    [Fact]
    public void A_space_is_lowered_and_priced_once_in_a_compilation()
    {
        var compilation = Compilations.Of(Source);
        var facts = SpaceCache.Of(compilation).FactsOf(compilation.GetTypeByMetadataName("Demo.MySpace")!)!;

        Assert.Same(facts.Lowered, facts.Lowered);
        Assert.Same(facts.Lowered.Graph, facts.Lowered.Graph);
        Assert.NotNull(facts.Lowered.Costs);
        Assert.Same(facts.Lowered.Costs, facts.Lowered.Costs);
        Assert.Empty(facts.Lowered.Faults);
    }

    [Fact]
    public void Another_compilation_has_facts_of_its_own()
    {
        var compilation = Compilations.Of(Source);
        var edited = compilation.Clone();

        Assert.NotSame(SpaceCache.Of(compilation), SpaceCache.Of(edited));
    }

    [Fact]
    public void A_class_that_is_no_space_has_no_facts()
    {
        var compilation = Compilations.Of(Source);

        Assert.Null(SpaceCache.Of(compilation).FactsOf(compilation.GetTypeByMetadataName("Demo.Other")!));
    }

    [Theory]
    [InlineData("[Micro(Block.Conv, Group = 3)]")]
    [InlineData("[Micro(\"mine\")]")]
    public void A_space_that_cannot_be_priced_here_has_no_costs(string micro)
    {
        var compilation = Compilations.Of(Declare.With(micro: micro));
        var facts = SpaceCache.Of(compilation).FactsOf(compilation.GetTypeByMetadataName("Demo.MySpace")!)!;

        Assert.Null(facts.Lowered.Costs);
        Assert.NotEmpty(facts.Lowered.Faults);
    }

    /// <summary>Prevents: an analyzer that reads, lowers, prices or emits by itself, and so does it again.</summary>
    [Fact]
    public void No_analyzer_reads_lowers_prices_or_emits_by_itself() => Assert.All(Documents.In("analyzers"), source =>
    {
        if (!source.Name.EndsWith("/SpaceCache.cs", StringComparison.Ordinal))
            Assert.DoesNotMatch(Costly(), source.Text);
        Assert.DoesNotContain("Osnas.Generators.Emit", source.Text, StringComparison.Ordinal);
    });

    [GeneratedRegex(
        @"SpecReader\.Read\(|SpaceFacts\.Of\(|SpaceGraph\.|new CostModel|new LoweredSpace|SpaceCosts|MeasuredTableFile\.Parse|ReadAll\(")]
    private static partial Regex Costly();
}
