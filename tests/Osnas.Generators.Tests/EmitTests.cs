using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.Generators.Tests;

public sealed class EmitTests
{
    public static TheoryData<string, string> Spaces => new()
    {
        { "Small", Sources.Small },
        { "Nested", Sources.Nested },
        { "Custom", Sources.Custom },
        { "Blocks", Sources.Blocks },
        { "Unified", Sources.Unified },
        { "Wide", Sources.Wide },
    };

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Generated_files_are_as_they_were(string name, string source)
    {
        var files = GeneratorRun.On(source).Files;

        foreach (var (hintName, text) in files)
            Snapshot.Match($"{name}-{Path.GetFileNameWithoutExtension(hintName)}", text);
        Assert.Equal(files.Count, Directory.GetFiles(SnapshotFolder(), $"{name}-*").Length);
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Generated_code_compiles_without_a_warning(string name, string source)
    {
        _ = name;
        foreach (var version in new[]
        {
            LanguageVersion.CSharp11, LanguageVersion.CSharp12, LanguageVersion.Latest, LanguageVersion.Preview
        })
        {
            var (_, diagnostics) = TestCompilation.Emit(
                GeneratorRun.On(TestCompilation.Create(version, version == LanguageVersion.CSharp11 ? InOldForms(source) : source)).Output);

            Assert.Empty(diagnostics);
        }
    }

    [Fact]
    public void Lines_end_alike_on_every_machine() =>
        Assert.All(GeneratorRun.On(Sources.Small).Files.Values, text => Assert.DoesNotContain('\r', text));

    [Fact]
    public void A_file_is_named_after_the_space() =>
        Assert.Equal(["Demo.Small.g.cs"], GeneratorRun.On(Sources.Small).Files.Keys);

    [Fact]
    public void Names_that_differ_in_case_only_give_different_files()
    {
        var run = GeneratorRun.On(Sources.Small, Sources.Small.Replace("class Small", "class SMALL", StringComparison.Ordinal));

        Assert.Equal(2, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_block_name_cannot_break_out_of_its_comment()
    {
        var source = Sources.Small.Replace("Micro(Block.Mobile", "Micro(\"x\\n#error\"", StringComparison.Ordinal);

        Assert.Empty(TestCompilation.Emit(GeneratorRun.On(source).Output).Diagnostics);
    }

    [Fact]
    public void A_wrong_space_still_has_its_classes_but_no_tables()
    {
        var source = Sources.Small.Replace("MacroSearch(8, 16", "MacroSearch(9, 16", StringComparison.Ordinal);
        var run = GeneratorRun.On(source, "class User { object x = new Demo.Small.Supernet(classes: 2); }");

        Assert.DoesNotContain(TestCompilation.Emit(run.Output).Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain("DeclaredTables", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public partial class Small;", "public class Small;")]
    [InlineData("public partial class Small;", "public partial class Small<T>;")]
    [InlineData("public partial class Small;", "file partial class Small;")]
    [InlineData("public partial class Small;", "public static partial class Small;")]
    [InlineData("public partial class Small;", "public partial class Supernet;")]
    public void Where_no_code_can_go_there_is_none(string before, string after) =>
        Assert.Empty(GeneratorRun.On(Sources.Small.Replace(before, after, StringComparison.Ordinal)).Files);

    [Fact]
    public void A_second_attribute_on_another_part_does_not_generate_the_class_twice() =>
        Assert.Single(GeneratorRun.On(Sources.Small, "namespace Demo; [Osnas.SearchSpace] partial class Small;").Files);

    /// <summary>What C# 12 brought, in the forms before it.</summary>
    private static string InOldForms(string source)
    {
        var withBodies = Regex.Replace(source, @"(partial (?:class|record) @?\w+);", "$1 { }").Replace(
            "[3, 5]", "new[] { 3, 5 }", StringComparison.Ordinal);
        return Regex.Replace(withBodies, @"class (\w+)\(([^)]*)\) : ([\w.<>, ]+)\(([^)]*\)?)\)(;| \n?\s*\{|\s*\{)", match =>
            $"class {match.Groups[1].Value} : {match.Groups[3].Value} {{ /// <summary>Mine.</summary>\n"
                + $" public {match.Groups[1].Value}({match.Groups[2].Value}) : base({match.Groups[4].Value}) {{ }} "
                + $"{(match.Groups[5].Value == ";" ? "}" : string.Empty)}");
    }

    private static string SnapshotFolder([System.Runtime.CompilerServices.CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots");
}
