using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators.Tests;

/// <summary>Compiles sources against the real Osnas.Core, Osnas.Runtime and TorchSharp.</summary>
internal static class TestCompilation
{
    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(SearchSpaceSpec).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(BaseSupernet).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location),
    ];

    /// <summary>What the SDK silences in every project: references to older versions of the framework.</summary>
    private static readonly Dictionary<string,
    ReportDiagnostic> SdkDefaults = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    private static readonly CSharpCompilation Empty = CreateEmpty();

    public static CSharpCompilation Create(params string[] sources) => Create(LanguageVersion.Latest, sources);

    public static CSharpCompilation Create(LanguageVersion version, params string[] sources) =>
        Create(new CSharpParseOptions(version, DocumentationMode.Diagnose), sources);

    /// <summary>For many sources at once, whose documentation is tested elsewhere.</summary>
    public static CSharpCompilation Create(DocumentationMode documentation, params string[] sources) =>
        Create(new CSharpParseOptions(LanguageVersion.Latest, documentation), sources);

    /// <summary>What is generated from a class, without what is wrong with it.</summary>
    public static SearchSpaceModel Parse(Compilation compilation, string name)
    {
        var facts = SpaceFacts.Of(compilation.GetTypeByMetadataName(name)!, () => BlockReader.ReadAll(compilation))!;
        return SearchSpaceParser.Parse(facts, report: null, CancellationToken.None)!;
    }

    private static CSharpCompilation Create(CSharpParseOptions options, string[] sources) =>
        Empty.AddSyntaxTrees([.. sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"Source{index}.cs"))]);

    /// <summary>References are read when they are asked for, and shared by what is derived afterwards.</summary>
    private static CSharpCompilation CreateEmpty()
    {
        var compilation = CSharpCompilation.Create(
            "Test",
            [],
            References,
            new(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: SdkDefaults, warningLevel: 9999));
        Assert.NotEmpty(compilation.SourceModule.ReferencedAssemblySymbols);
        return compilation;
    }

    /// <summary>
    /// Compiles to an assembly with documentation, and gives all that the compiler says, about null in generated code too.
    /// </summary>
    public static (byte[]? Assembly, IReadOnlyList<Diagnostic> Diagnostics) Emit(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        var result = WithNullWarnings(compilation).Emit(assembly, xmlDocumentationStream: documentation);
        var reported = result.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);
        return (result.Success ? assembly.ToArray() : null, [.. reported]);
    }

    /// <summary>Users' builds don't look for null in generated code.</summary>
    private static Compilation WithNullWarnings(Compilation compilation)
    {
        const string silenced = "#nullable disable warnings";
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.ToString();
            if (text.Contains(silenced, StringComparison.Ordinal))
                compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(
                    text.Replace(silenced, "#nullable enable warnings", StringComparison.Ordinal), Encoding.UTF8)));
        }

        return compilation;
    }
}
