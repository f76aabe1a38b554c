using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Osnas.Analyzers.Tests;

/// <summary>Runs the analyzer on sources with markup, as in <c>[MacroSearch({|OSNAS0101:9|}, 16)]</c>.</summary>
internal static class Verify
{
    private static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SearchSpaceSpec).Assembly.Location)];

    /// <summary>Exactly the marked diagnostics are reported.</summary>
    public static Task Reports(params string[] sources)
    {
        var test = new CSharpAnalyzerTest<SearchSpaceAnalyzer, DefaultVerifier>();
        Prepare(test, test.TestState, sources);
        return test.RunAsync();
    }

    /// <summary>The diagnostic at the place marked <c>{|#0:...|}</c> has the message.</summary>
    public static Task Message(string id, DiagnosticSeverity severity, string message, string source)
    {
        var test = new CSharpAnalyzerTest<SearchSpaceAnalyzer, DefaultVerifier>();
        Prepare(test, test.TestState, [source]);
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(id, severity).WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    /// <summary>The fix turns the source with the marked diagnostics into another, one by one and all at once.</summary>
    public static Task Fix<TFix>(string source, string expected)
        where TFix : CodeFixProvider, new() => Fix<TFix>([source], [expected]);

    /// <summary>As above, for several files.</summary>
    public static Task Fix<TFix>(string[] sources, string[] expected)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<SearchSpaceAnalyzer, TFix, DefaultVerifier>();
        Prepare(test, test.TestState, sources);
        foreach (var source in expected)
            test.FixedState.Sources.Add(source);
        return test.RunAsync();
    }

    private static void Prepare(AnalyzerTest<DefaultVerifier> test, SolutionState state, string[] sources)
    {
        // References come from files at hand: nothing is downloaded while testing.
        test.ReferenceAssemblies = new("net10.0");
        state.AdditionalReferences.AddRange(References);
        foreach (var source in sources)
            state.Sources.Add(source);
    }
}
