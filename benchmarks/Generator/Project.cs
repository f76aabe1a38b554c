using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Osnas.Analyzers;
using Osnas.Generators;

namespace Osnas.Benchmarks;

/// <summary>An edit: the new text of a file.</summary>
internal readonly record struct Edit(string File, string Text)
{
    /// <summary>The text after the edit, which knows what is the same as before.</summary>
    public SourceText In(SourceText before)
    {
        var (start, end) = Difference($"{before}", Text);
        return before.WithChanges(new TextChange(TextSpan.FromBounds(start, before.Length - end), Text[start..^end]));
    }

    /// <summary>The lengths of the common start and end of two texts.</summary>
    private static (int Start, int End) Difference(string before, string after)
    {
        var most = Math.Min(before.Length, after.Length);
        var start = before.AsSpan().CommonPrefixLength(after);
        var end = 0;
        while (end < most - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        return (start, end);
    }
}

/// <summary>A project after an edit, and the edited file.</summary>
internal readonly record struct Edited(CSharpCompilation Compilation, SyntaxTree Tree);

/// <summary>A project of many spaces, open in an editor with and without Osnas's generator and analyzers.</summary>
internal sealed class Project
{
    public const string Unrelated = "Unrelated.cs";
    public const string Table = "Table.cs";

    public static readonly string Space = NameOf(Sources.Edited);

    private readonly Lazy<(EditorSide WithOsnas, EditorSide WithoutOsnas)> _editors;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <summary>Opens the project.</summary>
    /// <param name="spaces">The number of spaces.</param>
    public Project(int spaces = Sources.Spaces)
    {
        var compilation = CSharpCompilation.Create(
            "Benchmark",
            [
                .. Enumerable.Range(0, spaces).Select(index => Parse(NameOf(index), Sources.Space(index))),
                Parse(Unrelated, Sources.Unrelated()),
                Parse(Table, Sources.Table()),
            ],
            Toolchain.References.Select(reference => MetadataReference.CreateFromFile(reference)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        WithOsnas = new(compilation, [new SearchSpaceGenerator().AsSourceGenerator()], Analyzers());
        WithoutOsnas = new(compilation, [], []);
        _editors = new(() => (
            new(compilation, [new SearchSpaceGenerator().AsSourceGenerator()], Analyzers()), new(compilation, [], [])));
    }

    public ProjectSide WithOsnas { get; }

    public ProjectSide WithoutOsnas { get; }

    /// <summary>The same project in the workspace of editors, with and without Osnas.</summary>
    public (EditorSide WithOsnas, EditorSide WithoutOsnas) Editors => _editors.Value;

    /// <summary>Runs the generators after an edit.</summary>
    public static void Drive(ProjectSide side, Edited edited) => side.Driver.RunGenerators(edited.Compilation);

    /// <summary>Runs the generators after an edit, and finds what is wrong in the edited file.</summary>
    public static void Diagnose(ProjectSide side, Edited edited)
    {
        side.Driver.RunGeneratorsAndUpdateCompilation(edited.Compilation, out var output, out _);
        Diagnose(output, edited.Tree, side.Analyzers);
    }

    /// <summary>Finds what is wrong in a file.</summary>
    public static void Diagnose(Compilation compilation, SyntaxTree file, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var model = compilation.GetSemanticModel(file);
        var errors = model.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (analyzers.IsEmpty)
            return;
        if (errors.Length > 0)
            throw new InvalidOperationException($"The project doesn't compile: {errors[0]}");
        _ = compilation.WithAnalyzers(analyzers)
            .GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>The number of outputs that the generator writes again after an edit.</summary>
    public int CountEmissions(Edit edit)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SearchSpaceGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));
        var result = driver.RunGenerators(WithOsnas.Compilation).RunGenerators(WithOsnas.Apply(edit).Compilation).GetRunResult().Results[0];
        return result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
    }

    private static SyntaxTree Parse(string file, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text), Parsing, file);

    private static string NameOf(int space) => $"Space{space}.cs";

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. typeof(SearchSpaceAnalyzer).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}

/// <summary>A project in an editor: what was generated before an edit, and what is run after it.</summary>
internal sealed class ProjectSide
{
    public ProjectSide(
        CSharpCompilation compilation, IEnumerable<ISourceGenerator> generators, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        Compilation = compilation;
        Analyzers = analyzers;
        Driver = CSharpGeneratorDriver.Create(generators, parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGenerators(compilation);
    }

    public CSharpCompilation Compilation { get; }

    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    public GeneratorDriver Driver { get; }

    /// <summary>Changes a file as an editor does: only what differs is parsed again.</summary>
    public Edited Apply(Edit edit)
    {
        var before = Compilation.SyntaxTrees.First(tree => tree.FilePath == edit.File);
        var after = before.WithChangedText(edit.In(before.GetText()));
        return new(Compilation.ReplaceSyntaxTree(before, after), after);
    }
}
