using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators;

namespace Osnas.Analyzers.Tests;

/// <summary>
/// Errors because of which code is missing. Code that refers to it has errors in its declarations, after which the compiler
/// runs no analyzer: the generator has to say the cause, and to say it as the analyzers do, as the compiler shows equal
/// diagnostics once.
/// </summary>
public sealed class MissingCodeTests
{
    private const string User = "\ninternal sealed class User { public MySpace.Model? Model; }";
    private const string Override = "{ protected override InfoTable ConstructInfoTable(InfoMetric metric) => new(metric, 2, 2); }";

    public static TheoryData<string, string> Causes => new()
    {
        { "OSNAS0001 MySpace", Declare.With(type: "public class MySpace;") + User },
        { "OSNAS0001 MySpace", Declare.With(type: $"public class MySpace {{ public partial class LookUpTable {Override} }}") },
        { "OSNAS0001 @class", Declare.With(type: "public class @class;").Replace("Demo", "Demo.@event", StringComparison.Ordinal)
            + User.Replace("MySpace", "@class", StringComparison.Ordinal) },
        { "OSNAS0002 MySpace", Declare.With(type: "public static partial class MySpace { public static Model? Mine; }") },
        { "OSNAS0002 MySpace", Declare.With(type: "public partial class MySpace<T> { public Model? Mine; }") },
        { "OSNAS0006 LookUpTable", Declare.With(type: $"public partial class MySpace {{ public class LookUpTable {Override} }}") },
        { "OSNAS0008 Model", Declare.With(type: "public partial class MySpace { public string Model { get; } = \"\"; public Supernet? "
            + "Mine; }") },
        { "OSNAS0008 ConstructSuperlayer", Declare.With(type: "public partial class MySpace { public partial class Supernet { int "
            + "ConstructSuperlayer => 1; } }") },
        { "OSNAS0007 MacroFirst(Block.Conv, 3, 8, Stride = 2)", Declare.With(space: string.Empty) + User },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task The_generator_says_the_cause_as_the_analyzers_do(string expected, string source)
    {
        var (reported, output) = Generate(source);

        Assert.Contains(output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(expected, string.Join(", ", reported.Select(Describe)));
        Assert.Equal(reported, (await Analyze(output)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public async Task Each_of_the_types_around_is_named()
    {
        var (reported, output) = Generate(
            Declare.With(space: "public class Outer { public struct Middle {\n" + Declare.Space, type: "public class MySpace;")
                + "}}\ninternal sealed class User { public Outer.Middle.MySpace.Model? Model; }");

        Assert.Equal(["OSNAS0001 Outer", "OSNAS0001 Middle", "OSNAS0001 MySpace"], reported.Select(Describe));
        Assert.Equal(reported.ToHashSet(), (await Analyze(output)).ToHashSet());
    }

    [Fact]
    public void Errors_that_leave_the_code_there_are_the_analyzers_alone()
    {
        var (reported, output) = Generate(Declare.With(search: "[MacroSearch(9, 16)]") + User);

        Assert.Empty(reported);
        Assert.DoesNotContain(output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void A_pragma_silences_the_generator_as_it_does_the_analyzers() =>
        Assert.True(
            Assert.Single(
                Generate(
                    "#pragma warning disable OSNAS0001\n" + Declare.With(type: "public class MySpace;") + User).Reported).IsSuppressed);

    private static (IReadOnlyList<Diagnostic> Reported, Compilation Output) Generate(string source)
    {
        CSharpGeneratorDriver.Create(new SearchSpaceGenerator())
            .RunGeneratorsAndUpdateCompilation(Compilations.Of(source), out var output, out var reported);
        return (reported, output);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Analyze(Compilation compilation) =>
        await compilation.WithAnalyzers(Verify.Analyzers, new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic.Id} {diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)}";
}
