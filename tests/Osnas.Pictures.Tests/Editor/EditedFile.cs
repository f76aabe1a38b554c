using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;
using Osnas.Generators;

namespace Osnas.Pictures.Tests.Editor;

/// <summary>A file as an editor sees it: in a project that has the generator and the analyzers of Osnas.</summary>
internal sealed class EditedFile
{
    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(SearchSpaceSpec).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(BaseSupernet).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location),
    ];

    /// <summary>What the SDK silences in every project: references to older versions of the framework.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> SdkDefaults =
        new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    private readonly Document _document;

    private EditedFile(Document document, SourceText text) => (_document, Text) = (document, text);

    public SourceText Text { get; }

    /// <summary>Opens a file of a project.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">Its text.</param>
    /// <param name="beside">The text of the project's other file; null if there is none.</param>
    public static async Task<EditedFile> OpenAsync(string name, string source, string? beside = null)
    {
        var project = new AdhocWorkspace()
            .AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Default,
                "MyApp",
                "MyApp",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    specificDiagnosticOptions: SdkDefaults,
                    nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(documentationMode: DocumentationMode.Parse),
                metadataReferences: References,
                analyzerReferences: [Reference(typeof(SearchSpaceGenerator)), Reference(typeof(Analyzers.BudgetAnalyzer))]));
        if (beside is not null)
            project = project.AddDocument("Other.cs", beside).Project;
        var document = project.AddDocument(name, source);
        return new(document, await document.GetTextAsync());
    }

    /// <summary>The project with all that is generated, as an assembly of this process. There must be no error in it.</summary>
    public async Task<Assembly> LoadAsync()
    {
        using var assembly = new MemoryStream();
        var result = (await CompileAsync()).Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(assembly.ToArray());
    }

    /// <summary>What the editor marks in the file. The compiler must have nothing to add.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindFaultsAsync()
    {
        var compilation = await CompileAsync();
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        ImmutableArray<DiagnosticAnalyzer> analyzers =
            [.. _document.Project.AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp))];
        var tree = await _document.GetSyntaxTreeAsync();
        var found = await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(fault => fault.Location.SourceTree == tree).OrderBy(fault => fault.Location.SourceSpan.Start)];
    }

    /// <summary>The parts of the text that have a color.</summary>
    public async Task<IReadOnlyList<ClassifiedSpan>> ClassifyAsync() =>
        [.. await Classifier.GetClassifiedSpansAsync(_document, new(0, Text.Length))];

    /// <summary>What the editor shows when the mouse is on a word: the sections of the card.</summary>
    public async Task<IReadOnlyList<QuickInfoSection>> HoverAsync(string word)
    {
        var position = Text.ToString().IndexOf(word, StringComparison.Ordinal);
        var card = await QuickInfoService.GetService(_document)!.GetQuickInfoAsync(_document, position);
        return card!.Sections;
    }

    private async Task<Compilation> CompileAsync() => (await _document.Project.GetCompilationAsync())!;

    private static AnalyzerFileReference Reference(Type type) => new(type.Assembly.Location, Loader.Instance);

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static Loader Instance { get; } = new();

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
