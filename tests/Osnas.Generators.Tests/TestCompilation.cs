using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
    private static readonly Dictionary<string, ReportDiagnostic> SdkDefaults = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    public static CSharpCompilation Create(params string[] sources) => Create(LanguageVersion.Latest, sources);

    public static CSharpCompilation Create(LanguageVersion version, params string[] sources) => Create(new CSharpParseOptions(version, DocumentationMode.Diagnose), sources);

    /// <summary>For many sources at once, whose documentation is tested elsewhere.</summary>
    public static CSharpCompilation Create(DocumentationMode documentation, params string[] sources) => Create(new CSharpParseOptions(LanguageVersion.Latest, documentation), sources);

    private static CSharpCompilation Create(CSharpParseOptions options, string[] sources) => CSharpCompilation.Create(
        "Test",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"Source{index}.cs")),
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: SdkDefaults));

    /// <summary>Compiles to an assembly with documentation, and gives all that the compiler says.</summary>
    public static (byte[]? Assembly, IReadOnlyList<Diagnostic> Diagnostics) Emit(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        var result = compilation.Emit(assembly, xmlDocumentationStream: documentation);
        return (result.Success ? assembly.ToArray() : null, [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)]);
    }
}
