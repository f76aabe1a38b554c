using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Osnas.Benchmarks;

/// <summary>
/// A project in the workspace that Roslyn's editors and language servers keep it in. After an edit, the workspace takes over what it
/// knows of the other files, and of generated files whose text is the same. A driver of generators parses all of them anew.
/// </summary>
internal sealed class EditorSide
{
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly ProjectId _project = ProjectId.CreateNewId();
    private readonly Solution _solution;

    /// <summary>Opens a project, and compiles it once.</summary>
    public EditorSide(
        CSharpCompilation compilation, ImmutableArray<ISourceGenerator> generators, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        _analyzers = analyzers;
        using var workspace = new AdhocWorkspace();
        _solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            _project, VersionStamp.Default, "Benchmark", "Benchmark", LanguageNames.CSharp, compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References,
            analyzerReferences: [new Reference(generators, analyzers)],
            documents: compilation.SyntaxTrees.Select(tree => DocumentInfo.Create(
                DocumentId.CreateNewId(_project), tree.FilePath, filePath: tree.FilePath,
                loader: TextLoader.From(TextAndVersion.Create(tree.GetText(), VersionStamp.Default))))));
        Compile(_solution).GetDiagnostics();
    }

    /// <summary>Changes a file: only what differs is parsed again.</summary>
    public Document Apply(Edit edit)
    {
        var before = _solution.GetProject(_project)!.Documents.Single(document => document.FilePath == edit.File);
        var after = before.WithText(edit.In(before.GetTextAsync().Result));
        after.GetSyntaxTreeAsync().Wait();
        return after;
    }

    /// <summary>Runs the generators after an edit, and finds what is wrong in the edited file.</summary>
    public void Diagnose(Document edited)
    {
        var compilation = Compile(edited.Project.Solution);
        Project.Diagnose(compilation, edited.GetSyntaxTreeAsync().Result!, _analyzers);
    }

    private Compilation Compile(Solution solution) => solution.GetProject(_project)!.GetCompilationAsync().Result!;

    private sealed class Reference(ImmutableArray<ISourceGenerator> generators, ImmutableArray<DiagnosticAnalyzer> analyzers)
        : AnalyzerReference
    {
        public override string FullPath => nameof(Osnas);

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => analyzers;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => analyzers;

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => generators;
    }
}
