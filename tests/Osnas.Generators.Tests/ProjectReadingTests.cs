using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Osnas.Generators.Model;
using Osnas.Generators.Pipeline;

namespace Osnas.Generators.Tests;

/// <summary>A project is read again only after an edit of its declarations, and then whatever file has changed.</summary>
public sealed class ProjectReadingTests
{
    private const string Other = """
        namespace Demo;

        public static class Numbers
        {
            public const int Classes = 10;
            private static int s_count = 1;

            public static int Count() => 1;

            public static void Add() { s_count++; }
        }
        """;

    private const string Part = "namespace Demo; public partial class Small { }";

    private static readonly string Space = Sources.Small
        .Replace("/// <summary>A small space.</summary>\n", string.Empty, StringComparison.Ordinal)
        .Replace("Classes = 10", "Classes = Numbers.Classes", StringComparison.Ordinal);

    [Theory]
    [InlineData("s_count++", "s_count--; int more")]
    [InlineData("Count() => 1", "Count() => 2 + s_count")]
    [InlineData("s_count = 1", "s_count = 2")]
    [InlineData("public static void", "// More.\n\n    public static void")]
    [InlineData("s_count++; }", "s_count++; } public static void More() { }")]
    [InlineData("private static int s_count = 1;", "private static int s_count = 1, s_more;\n public static int More { get; set; }")]
    public void What_has_nothing_to_do_with_spaces_is_not_read(string before, string after) =>
        Assert.Equal(IncrementalStepRunReason.Cached, Edit(before, after).Reason);

    [Theory]
    [InlineData("public static class Numbers", "public static class Digits { } public static class Numbers")]
    [InlineData("s_count++; }", "s_count++; } public static void Stride() { }")]
    [InlineData("const int Classes = 10;", "const int Classes = 5 + 5;")]
    [InlineData("const int Classes = 10;", "const int Classes = 10; public const int More = 1;")]
    [InlineData("partial class Small { }", "partial class Small { private int _mine; }")]
    public void Another_declaration_is_read_and_generates_nothing_again(string before, string after) =>
        Assert.Equal(IncrementalStepRunReason.Unchanged, Edit(before, after).Reason);

    [Fact]
    public void A_number_of_a_space_can_be_in_another_file()
    {
        var (reason, run) = Edit("Classes = 10", "Classes = 12");

        Assert.Equal(IncrementalStepRunReason.Modified, reason);
        Assert.Contains("Classes = 12,", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_of_a_space_can_be_in_another_file()
    {
        var (_, run) = Edit("partial class Small { }", "partial class Small { public static Osnas.MicroCfg MicroCfg => null!; }");

        Assert.DoesNotContain("MicroCfg MicroCfg", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_is_read_again_only_if_an_edit_can_change_it()
    {
        var second = Space.Replace("class Small", "class Second", StringComparison.Ordinal);
        var compilation = TestCompilation.Create(Space, Other, second);
        var run = GeneratorRun.On(compilation);
        var before = Project(run);

        var tree = compilation.SyntaxTrees[2];
        compilation = compilation.ReplaceSyntaxTree(tree, With(tree, "InputSize = 32", "InputSize = 64"));
        var after = Project(run.Again(compilation));
        Assert.Same(before.Spaces[0], after.Spaces[0]);
        Assert.NotEqual(before.Spaces[1], after.Spaces[1]);

        tree = compilation.SyntaxTrees[1];
        run.Again(compilation.ReplaceSyntaxTree(tree, With(tree, "Classes = 10", "Classes = 11")));
        Assert.All(Project(run).Spaces, space => Assert.Equal(11, space.Model!.Spec.Classes));
    }

    [Fact]
    public void An_attribute_of_another_part_is_read()
    {
        var (_, run) = Edit("public partial class Small", "[System.Obsolete] public partial class Small");

        Assert.Contains("[global::System.Obsolete]", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Documentation_of_a_part_in_another_file_takes_the_place_of_what_is_generated()
    {
        var (_, run) = Edit("public partial class Small", "/// <summary>Mine.</summary>\npublic partial class Small");

        Assert.DoesNotContain("<summary>The search space Small.</summary>", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Other_options_of_the_compiler_are_read()
    {
        var compilation = TestCompilation.Create(Space, Other);
        var run = GeneratorRun.On(compilation).Again(compilation.WithAssemblyName("Renamed"));

        Assert.Contains("Register(\"Demo.Small\", \"Renamed\",", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Osnas.SearchSpaceAttribute", "")]
    [InlineData("global::Osnas.SearchSpace", "")]
    [InlineData("Declared", "using Declared = Osnas.SearchSpaceAttribute;")]
    [InlineData("S", "global using S = Osnas.SearchSpaceAttribute;")]
    public void An_attribute_is_found_by_each_of_its_names(string name, string alias)
    {
        var isGlobal = alias.StartsWith("global", StringComparison.Ordinal);
        var space = (isGlobal ? string.Empty : alias + "\n")
            + Sources.Small.Replace("[SearchSpace(", $"[{name}(", StringComparison.Ordinal);

        Assert.Contains("Demo.Small.g.cs", GeneratorRun.On(space, isGlobal ? alias : string.Empty).Files.Keys);
    }

    [Fact]
    public void A_block_of_a_compiled_library_is_found()
    {
        var library = TestCompilation.Create(
            Sources.Blocks.Replace("internal sealed class", "public sealed class", StringComparison.Ordinal)).WithAssemblyName("Library");
        var (image, _) = TestCompilation.Emit(GeneratorRun.On(library).Output);
        var user = Sources.Small.Replace("Block.Skip", "\"lowered\"", StringComparison.Ordinal);
        var run = GeneratorRun.On(TestCompilation.Create(user).AddReferences(MetadataReference.CreateFromImage(image!)));

        Assert.Contains(
            "BlockRegistry.Register(\"lowered\"", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
    }

    private static (IncrementalStepRunReason Reason, GeneratorRun Run) Edit(string before, string after)
    {
        var compilation = TestCompilation.Create(Space, Other, Part);
        var run = GeneratorRun.On(compilation);
        var tree = compilation.SyntaxTrees.Skip(1).First(file => file.ToString().Contains(before, StringComparison.Ordinal));
        run.Again(compilation.ReplaceSyntaxTree(tree, With(tree, before, after)));
        return (ProjectStep(run).Reason, run);
    }

    /// <summary>Types into a file, as in an editor: the rest of it isn't parsed again.</summary>
    private static SyntaxTree With(SyntaxTree tree, string before, string after)
    {
        var text = tree.GetText();
        var start = text.ToString().IndexOf(before, StringComparison.Ordinal);
        return tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(start, before.Length), after)));
    }

    private static ProjectDeclarations Project(GeneratorRun run) => (ProjectDeclarations)ProjectStep(run).Value;

    private static (object Value, IncrementalStepRunReason Reason) ProjectStep(GeneratorRun run) =>
        Assert.Single(run.Result.TrackedSteps[TrackingNames.Project].SelectMany(step => step.Outputs));
}
