using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>
/// What the sources are compiled against. The package of reference assemblies asks for a newer Roslyn, so they are
/// those that run this.
/// </summary>
internal static class Verify
{
    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Where(IsReference).Select(
            path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(SearchSpaceSpec).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(BaseSupernet).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location),
    ];

    private static bool IsReference(string path)
    {
        var name = Path.GetFileName(path);
        return name == "netstandard.dll"
            || (name.StartsWith("System", StringComparison.Ordinal) && !name.EndsWith(".Native.dll", StringComparison.Ordinal));
    }
}
