using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests;

/// <summary>What is offered where nothing is wrong.</summary>
public sealed class RefactoringTests
{
    private const string Declared = """
        [SearchSpace(InputSize = 32, Classes = 10)]
        [MacroFirst(Block.Conv, 3, 16, Stride = 2)]
        [MacroSearch(16, 16)]
        [MacroSearch(16, 24, Stride = 2, Repeat = 3)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 24)]
        [Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
        [Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
        [Micro(Block.Skip)]

        """;

    [Theory]
    [InlineData("[[||]MacroSearch(8, 8)]\n[MacroSearch(8, 8)]\n", 2, "[MacroSearch(8, 8, Repeat = 2)]\n")]
    [InlineData(
        "[MacroSearch(8, 16, Stride = 2)]\n[MacroSearch([||]16, 16)]\n[MacroSearch(16, 16)]\n", 3,
        "[MacroSearch(8, 16, Stride = 2, Repeat = 3)]\n")]
    [InlineData(
        "[MacroSearch(8, 16, Repeat = 2 /* two */, Stride = 2)]\n[[|MacroSearch(16, 16, Repeat = 3)|]]\n", 5,
        "[MacroSearch(8, 16, Repeat = 5 /* two */, Stride = 2)]\n")]
    [InlineData(
        "// The first stage.\n[[||]MacroSearch(8, 8)] // 8\n[MacroSearch(inChannels: 8, outChannels: 8, Stride = 1)]\n", 2,
        "// The first stage.\n[MacroSearch(8, 8, Repeat = 2)] // 8\n")]
    [InlineData(
        "[MacroSearch(8, 4)]\n[MacroSearch(4, 8)]\n[[||]MacroSearch(Names.Eight, 8), MacroSearch(8, 8)]\n[MacroSearch(8, 16)]\n", 3,
        "[MacroSearch(8, 4)]\n[MacroSearch(4, 8, Repeat = 3)]\n[MacroSearch(8, 16)]\n")]
    [InlineData(
        "[[||]MacroSearch(8, 8)]\n[Micro(Block.Conv)]\n[MacroSearch(8, 8)]\n", 2, "[MacroSearch(8, 8, Repeat = 2)]\n[Micro(Block.Conv)]\n")]
    public Task Rows_that_are_one_are_merged(string rows, int repeat, string expected) => Refactor.Changes<MergeRowsRefactoring>(
        $"Merge {(repeat == 5 ? 2 : repeat)} rows: Repeat = {repeat}", Class(rows), Class(expected));

    [Theory]
    [InlineData("[[||]MacroSearch(8, 8)]\n")]
    [InlineData("[[||]MacroSearch(8, 8)]\n[MacroSearch(8, 16)]\n")]
    [InlineData("[[||]MacroSearch(8, 8)]\n[MacroSearch(8, 8, Stride = 2)]\n")]
    [InlineData("[[||]MacroSearch(8, 16)]\n[MacroSearch(8, 16)]\n")]
    [InlineData("[[||]MacroSearch(8, 8)]\n// Another stage.\n[MacroSearch(8, 8)]\n")]
    [InlineData("[[||]MacroSearch(8, 8)]\n#pragma warning disable X\n[MacroSearch(8, 8)]\n")]
    [InlineData("[[||]MacroSearch(8, 8)]\n[MacroSearch(8, 8)] // more\n")]
    [InlineData("[[||]MacroSearch(8, 8)]\n[MacroSearch(8, 8, Repeat = 0)]\n")]
    [InlineData("[[||]MacroSearch(8, 8)]\n[MacroSearch(8, )]\n")]
    [InlineData("[MacroSearch(8, 8)]\n[MacroSearch(8, 8)]\n[[||]Micro(Block.Conv)]\n")]
    [InlineData("[[||]MacroSearch(8, 8)]\nclass Other;\n[MacroSearch(8, 8)]\n")]
    public async Task Rows_that_are_not_one_are_left(string rows) => Assert.Empty(await Refactor.Titles<MergeRowsRefactoring>(Class(rows)));

    [Theory]
    [InlineData("// Here.\n[[||]MacroSearch(8, 16, Stride = 2, Repeat = 3)] // three\n", "// Here.\n"
        + "[MacroSearch(8, 16, Stride = 2)] // three\n[MacroSearch(16, 16)]\n[MacroSearch(16, 16)]\n")]
    [InlineData("[[||]Osnas.MacroSearch(outChannels: Names.Eight, inChannels: 4, Repeat = 2)]\n", "[Osnas.MacroSearch(outChannels: "
        + "Names.Eight, inChannels: 4)]\n[Osnas.MacroSearch(Names.Eight, Names.Eight)]\n")]
    public Task A_row_is_expanded(string row, string expected) => Refactor.Changes<MergeRowsRefactoring>(
        $"Expand into {(row.Contains('3', StringComparison.Ordinal) ? 3 : 2)} rows", Class(row), Class(expected));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Expanding_and_merging_give_the_same_file(string lineEnd)
    {
        var source = Class("  [[||]MacroSearch(8, 16, Stride = 2, Repeat = 3)]\n").ReplaceLineEndings(lineEnd);
        var expanded =
            Class("  [[||]MacroSearch(8, 16, Stride = 2)]\n  [MacroSearch(16, 16)]\n  [MacroSearch(16, 16)]\n").ReplaceLineEndings(lineEnd);

        await Refactor.Changes<MergeRowsRefactoring>("Expand into 3 rows", source, Unmarked(expanded));
        await Refactor.Changes<MergeRowsRefactoring>("Merge 3 rows: Repeat = 3", expanded, Unmarked(source));
    }

    [Theory]
    [InlineData("using Osnas;\n\npublic partial class [||]Mine;\n", "using Osnas;\n\n", "public partial class Mine;\n")]
    [InlineData("class [|Mine|] { }\n", "using Osnas;\n\n", "partial class Mine { }\n")]
    [InlineData(
        "using System;\n\nnamespace Demo;\n\n[||]internal sealed class Mine\n{\n    // Nothing yet.\n}\n",
        "using System;\nusing Osnas;\n\nnamespace Demo;\n\n", "internal sealed partial class Mine\n{\n    // Nothing yet.\n}\n")]
    [InlineData(
        "// Licence.\nusing TorchSharp;\n\n/// <summary>Mine.</summary>\nrecord [||]Mine;\n",
        "// Licence.\nusing Osnas;\nusing TorchSharp;\n\n/// <summary>Mine.</summary>\n", "partial record Mine;\n")]
    [InlineData(
        "// Licence.\nnamespace Osnas.Mine;\n\n[System.Obsolete]\npartial class [||]Mine;\n",
        "// Licence.\nnamespace Osnas.Mine;\n\n[System.Obsolete]\n", "partial class Mine;\n")]
    public Task A_space_is_declared_on_an_empty_class(string source, string before, string after) =>
        Refactor.Changes<DeclareSpaceRefactoring>("Declare a search space here", source, before + Declared + after);

    [Fact]
    public Task The_classes_around_become_partial_and_the_indentation_is_kept() => Refactor.Changes<DeclareSpaceRefactoring>(
        "Declare a search space here",
        "using Osnas;\r\nstatic class Outer\r\n{\r\n    class [||]Mine;\r\n}\r\n",
        $"using Osnas;\r\nstatic partial class Outer\r\n{{\r\n"
            + $"    {Declared.TrimEnd().Replace("\n", "\r\n    ", StringComparison.Ordinal)}\r\n    partial class Mine;\r\n}}\r\n");

    [Fact]
    public Task Names_that_mean_something_else_stay_qualified() => Refactor.Changes<DeclareSpaceRefactoring>(
        "Declare a search space here",
        "using Osnas;\nclass Block { int _size; }\nclass [||]Mine;\n",
        $"using Osnas;\nclass Block {{ int _size; }}\n"
            + $"{Declared.Replace("Block.", "Osnas.Block.", StringComparison.Ordinal)}partial class Mine;\n");

    [Fact]
    public Task What_is_declared_has_no_diagnostic() => Verify.ReportsWithGenerator("using Osnas;\n" + Declared + "partial class Mine;");

    [Theory]
    [InlineData("class [||]Mine { int x; }")]
    [InlineData("static class [||]Mine;")]
    [InlineData("class [||]Mine<T>;")]
    [InlineData("struct [||]Mine;")]
    [InlineData("interface [||]IMine;")]
    [InlineData("enum [||]Mine { }")]
    [InlineData("[Osnas.SearchSpace] partial class [||]Mine;")]
    [InlineData("class Supernet[||];")]
    [InlineData("class Outer<T> { class [||]Mine; }")]
    [InlineData("class Mine { [||] }")]
    [InlineData("file class [||]Mine;")]
    public async Task A_space_is_declared_nowhere_else(string source) =>
        Assert.Empty(await Refactor.Titles<DeclareSpaceRefactoring>(source));

    private static string Class(string rows) =>
        $"using Osnas;\nstatic class Names {{ public const int Eight = 8; }}\n{rows}partial class Mine;\n";

    private static string Unmarked(string source) => source.Replace("[||]", string.Empty, StringComparison.Ordinal);
}
