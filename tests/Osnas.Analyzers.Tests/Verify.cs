using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Osnas.Analyzers.Architectures;
using Osnas.Analyzers.TableShapes;
using Osnas.CodeFixes;
using Osnas.Generators;

namespace Osnas.Analyzers.Tests;

/// <summary>Runs all analyzers on sources with markup, as in <c>[MacroSearch({|OSNAS0101:9|}, 16)]</c>.</summary>
internal static class Verify
{
    /// <summary>What the sources are compiled against.</summary>
    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(SearchSpaceSpec).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(BaseSupernet).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location),
    ];

    /// <summary>All analyzers.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers =>
    [
        new SearchSpaceAnalyzer(), new NamedOptionsAnalyzer(), new BudgetAnalyzer(), new BlockAnalyzer(), new ArchitectureAnalyzer(),
        new InfoTableAnalyzer(), new MeasuredTableAnalyzer(), new OwnShapeAnalyzer(),
    ];

    /// <summary>All code fixes.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes =>
    [
        new NotPartialFix(), new NotDeclaredFix(), new ChannelsDifferFix(), new UnknownBlockFix(), new DuplicateCandidateFix(),
        new OptionWithoutEffectFix(), new InfeasibleBudgetFix(), new NotRegisteredFix(), new InputSizeIsUnclearFix(),
    ];

    /// <summary>Exactly the marked diagnostics are reported.</summary>
    public static Task Reports(params string[] sources) => Run(new AllAnalyzersTest(), sources);

    /// <summary>As above, for code that uses what is generated.</summary>
    public static Task ReportsWithGenerator(params string[] sources) => Run(new AllAnalyzersTest { WithGenerator = true }, sources);

    /// <summary>As above, in a project with additional files, which may have markup too.</summary>
    public static Task ReportsWithFiles((string Path, string Text)[] files, params string[] sources) =>
        Reports(TestBehaviors.None, LanguageVersion.Default, files, sources);

    /// <summary>As above, in a version of C#.</summary>
    public static Task ReportsIn(LanguageVersion language, (string Path, string Text)[] files, params string[] sources) =>
        Reports(TestBehaviors.None, language, files, sources);

    /// <summary>
    /// As above, without the verifier's further runs: the same as generated code, and under <c>#pragma warning
    /// disable</c>.
    /// </summary>
    public static Task ReportsOnce(LanguageVersion language, (string Path, string Text)[] files, params string[] sources) =>
        Reports(TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck, language, files, sources);

    /// <summary>The diagnostic at the place marked <c>{|#0:...|}</c> has the message.</summary>
    public static Task Message(
        string id, DiagnosticSeverity severity, string message, string source, params (string Path, string Text)[] files)
    {
        var test = new AllAnalyzersTest { WithGenerator = true };
        test.TestState.AdditionalFiles.AddRange(files.Select(file => (file.Path, SourceText.From(file.Text))));
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(id, severity).WithLocation(0).WithMessage(message));
        return Run(test, [source]);
    }

    /// <summary>The fix turns the source with the marked diagnostics into another, one by one and all at once.</summary>
    public static Task Fix<TFix>(string source, string expected)
        where TFix : CodeFixProvider, new() => Fix<TFix>([source], [expected]);

    /// <summary>As above, for several files.</summary>
    public static Task Fix<TFix>(string[] sources, string[] expected)
        where TFix : CodeFixProvider, new() => Fix(new TFix(), sources, expected);

    /// <summary>As above, by a fix that is chosen while running.</summary>
    public static Task Fix(CodeFixProvider fix, string[] sources, string[] expected)
    {
        var test = new AllAnalyzersFixTest(fix);
        foreach (var source in expected)
            test.FixedState.Sources.Add(source);
        return Run(test, sources);
    }

    private static Task Reports(TestBehaviors behaviors, LanguageVersion language, (string Path, string Text)[] files, string[] sources)
    {
        var test = new AllAnalyzersTest { WithGenerator = true, CSharp = language, TestBehaviors = behaviors };
        test.TestState.AdditionalFiles.AddRange(files.Select(file => (file.Path, SourceText.From(file.Text))));
        return Run(test, sources);
    }

    private static Task Run(AnalyzerTest<DefaultVerifier> test, string[] sources)
    {
        // References come from files at hand: nothing is downloaded while testing.
        test.ReferenceAssemblies = new("net10.0");
        test.TestState.AdditionalReferences.AddRange(References);
        test.TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        foreach (var source in sources)
            test.TestState.Sources.Add(source);
        return test.RunAsync();
    }

    private sealed class AllAnalyzersTest : CSharpAnalyzerTest<SearchSpaceAnalyzer, DefaultVerifier>
    {
        public bool WithGenerator { get; init; }

        public LanguageVersion CSharp { get; init; }

        protected override ParseOptions CreateParseOptions() =>
            CSharp == LanguageVersion.Default
                ? base.CreateParseOptions()
                : ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(CSharp);

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

        protected override IEnumerable<Type> GetSourceGenerators() => WithGenerator ? [typeof(SearchSpaceGenerator)] : [];

        /// <summary>
        /// What the generator reports the analyzers do too, and the compiler shows it once; the verifier would count it
        /// twice.
        /// </summary>
        protected override async Task<(Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)>
            GetProjectCompilationAsync(Project project, IVerifier verifier, CancellationToken cancellationToken) =>
            ((await base.GetProjectCompilationAsync(project, verifier, cancellationToken)).compilation, []);
    }

    /// <remarks>The verifier asks for a class of fixes; the instance counts.</remarks>
    private sealed class AllAnalyzersFixTest(CodeFixProvider fix) : CSharpCodeFixTest<SearchSpaceAnalyzer, NotPartialFix, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => [fix];
    }
}
