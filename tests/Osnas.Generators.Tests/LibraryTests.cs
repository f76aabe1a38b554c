using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Osnas.Generators.Pipeline;

namespace Osnas.Generators.Tests;

/// <summary>
/// Spaces of referenced libraries: a program that names one with <c>nameof</c> loads nothing by that, and finds it all
/// the same.
/// </summary>
public sealed class LibraryTests
{
    private const string File = "Osnas-Libraries.g.cs";
    private const string Program = "internal static class Program { public static void Main() { } }";

    [Fact]
    public void A_library_with_a_space_is_loaded_through_the_space() => Assert.Contains(
        "RunModuleConstructor(typeof(global::Team.Space).Module.ModuleHandle); // Lib\n",
        Run(Program, Library("Lib", "public partial class Space;")).Files[File],
        StringComparison.Ordinal);

    [Theory]
    [InlineData("internal partial class Space;\npublic static class Touch;", "global::Team.Touch")]
    [InlineData("internal partial class Space;\npublic static class Open<T> { public class Inner; }\n"
        + "[System.Obsolete] public class A;\npublic class Z;", "global::Team.Z")]
    [InlineData("public partial class @class;", "global::Team.@class")]
    [InlineData("public partial class Outer { public class Inner; }\ninternal class Hidden { public class Touch; }", "global::Team.Outer")]
    public void Any_type_of_it_that_can_be_named_will_do(string types, string named)
    {
        var run = Run(Program, Library("Lib", types));

        Assert.Contains($"typeof({named})", run.Files[File], StringComparison.Ordinal);
        Assert.Empty(TestCompilation.Emit(run.Output).Diagnostics);
    }

    [Theory]
    [InlineData("[System.Obsolete(\"no\", true)] public partial class Space;")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] public partial class Space;")]
    public void One_that_is_obsolete_or_experimental_is_no_warning(string type) =>
        Assert.Empty(TestCompilation.Emit(Run(Program, Library("Lib", type)).Output).Diagnostics);

    [Theory]
    [InlineData("internal partial class Space;")]
    [InlineData("public partial class Open<T> { public partial class Space2; }")]
    public void One_without_a_type_that_can_be_named_is_left_out(string type) =>
        Assert.DoesNotContain(File, Run(Program, Library("Lib", type)).Files.Keys);

    [Theory]
    [InlineData("namespace Team { internal class Space; }")]
    [InlineData("internal class Team;")]
    public void A_type_that_the_program_hides_is_left_out(string hiding)
    {
        var run = Run(hiding + Program, Library("Lib", "public partial class Space;"));

        Assert.DoesNotContain(File, run.Files.Keys);
        Assert.Empty(TestCompilation.Emit(run.Output).Diagnostics);
    }

    [Fact]
    public void A_name_that_two_libraries_have_is_left_out_for_another()
    {
        var run = Run(
            Program, Library("LibA", "public partial class Space;\npublic class A;"),
            Library("LibB", "public partial class Space;\npublic class B;"));

        Assert.Contains("typeof(global::Team.A)", run.Files[File], StringComparison.Ordinal);
        Assert.Contains("typeof(global::Team.B)", run.Files[File], StringComparison.Ordinal);
        Assert.Empty(TestCompilation.Emit(run.Output).Diagnostics);
    }

    [Fact]
    public void A_library_without_a_space_is_left_alone() =>
        Assert.Empty(Run(Program, TestCompilation.Create("namespace Team; public class Spec(Osnas.SearchSpaceSpec spec) { public "
            + "Osnas.SearchSpaceSpec Of => spec; }").WithAssemblyName("Lib").ToMetadataReference()).Files);

    [Fact]
    public void In_an_older_language_nothing_is_generated_and_a_warning_says_so()
    {
        var run = GeneratorRun.On(
            TestCompilation.Create(LanguageVersion.CSharp10, Program).AddReferences(Library("Lib", "public partial class Space;")));

        Assert.Empty(run.Files);
        Assert.Equal(
            "warning OSNAS0010: Commands and configuration files can't find what the library 'Lib' declares by name: the generated code "
            + "that loads it needs C# 11.0, but this project uses C# 10.0; set LangVersion to 11.0 or later, or remove it",
            Assert.Single(run.Result.Diagnostics).ToString());
    }

    [Fact]
    public void An_edit_of_the_program_generates_nothing_again()
    {
        var library = Library("Lib", "public partial class Space;");
        var run = Run(Program, library).Again(TestCompilation.Create(Program + "class More;").AddReferences(library));

        Assert.All(
            run.Result.TrackedSteps[TrackingNames.Libraries].SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        Assert.All(
            run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void What_loads_a_library_can_be_trimmed_and_compiled_ahead_of_time() => Assert.DoesNotContain(
        typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.RunModuleConstructor))!.GetCustomAttributes(inherit: true),
        attribute => attribute is RequiresUnreferencedCodeAttribute or RequiresDynamicCodeAttribute);

    /// <summary>A program that names the first library, which uses another that the program doesn't know.</summary>
    [Fact]
    public void Spaces_of_a_chain_of_libraries_are_registered_before_the_program_begins()
    {
        var far = Image("ChainFar", Beside.Space("internal partial class FarSpace;\npublic static class Touch;", "Far"), []);
        var near = Image("ChainNear", Beside.Space("public partial class NearSpace;", "Near"), [far]);
        var program = Image("ChainProgram", Program, [near]);
        var context = new AssemblyLoadContext(nameof(LibraryTests));
        context.Resolving += (_, name) => name.Name switch
        {
            "ChainFar" => context.LoadFromStream(new MemoryStream(far)),
            "ChainNear" => context.LoadFromStream(new MemoryStream(near)),
            _ => typeof(SearchSpaces).Assembly.GetName().Name == name.Name ? typeof(SearchSpaces).Assembly : null,
        };
        string[] names = ["Far.FarSpace, ChainFar", "Near.NearSpace, ChainNear"];
        Assert.All(names, name => Assert.Null(SearchSpaces.Find(name)));

        context.LoadFromStream(new MemoryStream(program)).GetType("Program")!.GetMethod("Main")!.Invoke(null, null);

        Assert.Equal(names, names.Select(name => SearchSpaces.Get(name).QualifiedName));
    }

    private static GeneratorRun Run(string program, params MetadataReference[] libraries) =>
        GeneratorRun.On(TestCompilation.Create(program).AddReferences(libraries));

    private static CompilationReference Library(string name, string types) =>
        ((CSharpCompilation)GeneratorRun.On(TestCompilation.Create(Beside.Space(types, "Team")).WithAssemblyName(name)).Output)
        .ToMetadataReference();

    private static byte[] Image(string name, string source, byte[][] references)
    {
        var compilation = TestCompilation.Create(source).WithAssemblyName(name).AddReferences(
            references.Select(image => MetadataReference.CreateFromImage(image)));
        var (image, diagnostics) = TestCompilation.Emit(GeneratorRun.On(compilation).Output);
        Assert.True(image is not null, string.Join("\n", diagnostics));
        return image;
    }
}
