using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>Reads which of the referenced assemblies register something when they are loaded.</summary>
internal static class LibraryReader
{
    private static readonly string[] Registering =
        [AttributeNames.SearchSpace, .. NamedOptionsKind.All.Select(kind => kind.Attribute)];

    /// <summary>The libraries, in the order of their names.</summary>
    public static LibrarySet Read(Compilation compilation, CancellationToken cancellation) => new(
        new(AssemblyUses.Find(compilation, Registering)
            .Where(assembly => assembly.Name != OsnasAssemblies.Runtime)
            .Select(assembly => Read(assembly, compilation, cancellation))
            .OfType<LibraryDeclaration>()
            .OrderBy(library => library.Assembly, StringComparer.Ordinal)),
        compilation is CSharpCompilation { LanguageVersion: < DeclarationRules.LeastLanguage and var language }
            ? language.ToDisplayString()
            : null);

    private static LibraryDeclaration? Read(IAssemblySymbol assembly, Compilation compilation, CancellationToken cancellation)
    {
        var types = BlockReader.Types(assembly.GlobalNamespace, cancellation).ToArray();
        if (!types.Any(type => SpecReader.IsSpace(type) || NamedOptionsReader.IsDeclared(type)))
            return null;
        var isExperimental = DeclarationReader.IsDiscouraged(assembly);
        return types
            .Where(type => CanBeNamed(type, compilation))
            .Select(type => new LibraryDeclaration(
                assembly.Name,
                type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                isExperimental || type.ContainingTypesAndSelf().Any(DeclarationReader.IsDiscouraged)))
            .OrderBy(library => library.IsDiscouraged)
            .ThenBy(library => library.TypeName, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>Whether any code of a compilation can name a type of another assembly, by its full name and without an alias.</summary>
    private static bool CanBeNamed(INamedTypeSymbol type, Compilation compilation) =>
        BlockRules.IsReachable(type, compilation.Assembly)
        && !type.ContainingTypesAndSelf().Any(item => item.IsGenericType)
        && SymbolEqualityComparer.Default.Equals(compilation.GetTypeByMetadataName(type.FullMetadataName()), type)
        && NameRules.FindHiding(compilation.Assembly, type.ContainingTypesAndSelf()[0].FullMetadataName()) is null
        && compilation.GetMetadataReference(type.ContainingAssembly)?.Properties.Aliases is null or { IsEmpty: true };
}
