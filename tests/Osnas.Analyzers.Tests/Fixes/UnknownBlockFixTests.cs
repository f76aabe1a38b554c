using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests.Fixes;

/// <summary>OSNAS0201: the fix alone, and all of a file or project at once (the verifier runs both).</summary>
public sealed class UnknownBlockFixTests
{
    [Fact]
    public Task A_misspelt_block_is_replaced_as_a_literal() => Verify.Fix<UnknownBlockFix>(
        Declare.With(micro: "[Micro({|OSNAS0201:\"moblie\"|})]\n[Micro({|OSNAS0201:block: \"Skip\"|})]"),
        Declare.With(micro: "[Micro(\"mobile\")]\n[Micro(block: \"skip\")]"));

    [Fact]
    public Task A_misspelt_block_is_replaced_by_a_member_where_it_was_one() => Verify.Fix<UnknownBlockFix>(
        Declare.With(micro: "[Micro({|OSNAS0201:Names.Skip|})]\n[Micro({|OSNAS0201:nameof(Block.Mobile)|})]", type: "partial class "
            + "MySpace;\nstatic class Names { public const string Skip = \"skipp\"; }"),
        Declare.With(micro: "[Micro(Block.Skip)]\n[Micro(Block.Mobile)]", type: "partial class MySpace;\n"
            + "static class Names { public const string Skip = \"skipp\"; }"));

    [Fact]
    public Task A_block_is_named_by_the_alias_that_there_is() => Verify.Fix<UnknownBlockFix>(
        "using B = Osnas.Block;\n" + Declare.With(micro: "[Micro({|OSNAS0201:nameof(B.Skip)|})]"),
        "using B = Osnas.Block;\n" + Declare.With(micro: "[Micro(B.Skip)]"));

    [Fact]
    public Task A_block_that_is_like_no_other_has_no_fix()
    {
        var source = Declare.With(micro: "[Micro({|OSNAS0201:\"xyzzy\"|})]\n[Micro(Block.Skip)]");
        return Verify.Fix<UnknownBlockFix>(source, source);
    }
}
