using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>Reads everything that a project declares for the generator. Analyzers report its faults.</summary>
internal static class ProjectReader
{
    public static ProjectDeclarations Read(Compilation compilation, ProjectFiles files, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var types = AttributedTypes.PartsIn(compilation.SyntaxTrees)
            .Select(part => TypeReader.Read(part, compilation, files, cancellation))
            .OfType<DeclaredType>()
            .Where(type => names.Add(type.MetadataName))
            .ToList();
        return new(
            new(types.Select(type => type.Space).OfType<ParsedSpace>()),
            new(types.Where(type => type.HasUndeclaredLayers).Select(type => type.MetadataName)),
            BlockReader.Join(
                types.Select(type => type.Block).OfType<BlockDeclaration>(), BlockReader.ReadReferences(compilation, cancellation)),
            NamedOptionsReader.Sort(types.SelectMany(type => type.NamedOptions)),
            Attempt.To(() => LibraryReader.Read(compilation, cancellation)));
    }
}
