using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Emit;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators.Pipeline;

/// <summary>The ends of the pipeline: files, and reports of what keeps them from being written.</summary>
internal static class Outputs
{
    // The files of spaces are named after types, which have no hyphen.
    private const string LibrariesFile = "Osnas-Libraries";
    private const string NamedOptionsFile = "Osnas-NamedOptions";

    /// <summary>Writes the file of a space.</summary>
    public static void AddSpace(SourceProductionContext output, PricedSpace priced)
    {
        var (file, space) = (priced.Named.HintName, priced.Named.Space);
        if (priced.Costs.Fault is { } fault)
            Guard.Report(space.Declaration.FullName, Location.None, output.ReportDiagnostic, fault);
        Add(output, file, space.Declaration.FullName, () => SpaceEmitter.Emit(space, priced.Costs.Result));
    }

    /// <summary>Writes the file that loads libraries, or reports that the project can't compile it.</summary>
    public static void AddLibraries(SourceProductionContext output, Attempt<LibrarySet> libraries)
    {
        if (libraries.Fault is { } fault)
            Guard.Report(nameof(Osnas), Location.None, output.ReportDiagnostic, fault);
        if (libraries.Result is { OldLanguage: null } found)
            Add(output, LibrariesFile, nameof(Osnas), () => LibraryEmitter.Emit(found.All));
        else if (libraries.Result is { OldLanguage: { } language } left)
            ReportLeftOut(output, left.All, language);
    }

    /// <summary>Writes the file that registers named options.</summary>
    public static void AddNamedOptions(SourceProductionContext output, NamedOptionsSet options) =>
        Add(output, NamedOptionsFile, nameof(Osnas), () => NamedOptionsEmitter.Emit(options.All));

    /// <summary>Reports why named options aren't registered. Otherwise, the code compiles, but nothing finds them.</summary>
    public static void ReportLeftOut(SourceProductionContext output, string metadataName, Compilation compilation)
    {
        if (compilation.Assembly.GetTypeByMetadataName(metadataName) is { } type)
            Guard.Run(
                type, output.ReportDiagnostic,
                () => NamedOptionsRules.Check(type, () => NamedOptionsReader.ReadAll(compilation), output.ReportDiagnostic));
    }

    /// <summary>
    /// Reports why code is missing. Code that refers to it doesn't compile, and after an error in declarations the compiler
    /// runs no analyzers. If it does run them, it shows equal reports only once.
    /// </summary>
    public static void ReportMissingCode(SourceProductionContext output, string metadataName, Compilation compilation)
    {
        if (compilation.Assembly.GetTypeByMetadataName(metadataName) is { } type)
            SearchSpaceCheck.FindMissingCode(type, output.ReportDiagnostic, output.CancellationToken);
    }

    private static void ReportLeftOut(SourceProductionContext output, EquatableArray<LibraryDeclaration> libraries, string language)
    {
        var least = DeclarationRules.LeastLanguage.ToDisplayString();
        foreach (var library in libraries)
        {
            output.ReportDiagnostic(Diagnostic.Create(
                Descriptors.NotRegistered, Location.None, $"what the library '{library.Assembly}' declares",
                $"the generated code that loads it needs C# {least}, but this project uses C# {language}; set LangVersion to {least} or "
                + "later, or remove it"));
        }
    }

    private static void Add(SourceProductionContext output, string file, string subject, Func<string?> emit) =>
        Guard.Run(subject, () => Location.None, output.ReportDiagnostic, () =>
        {
            if (emit() is { } source)
                output.AddSource($"{file}.g.cs", SourceText.From(source, Encoding.UTF8));
        });
}
