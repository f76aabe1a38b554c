using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.Generators.Tests.Rooms;

/// <summary>The sources of a project of this repository, without what is generated.</summary>
internal static class SourceProject
{
    private static readonly string[] ImplicitUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../.."));

    /// <summary>The paths of the sources in a folder, without what a build writes there and without golden files.</summary>
    /// <param name="folder">The folder, in the folder of the repository.</param>
    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".verified.cs", StringComparison.Ordinal))
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    /// <summary>Compiles the sources of a project; the paths of files begin in its folder.</summary>
    /// <param name="name">Its name.</param>
    public static CSharpCompilation Compile(string name)
    {
        var folder = Path.Combine(Root, "src", name);
        var project = XDocument.Load(Path.Combine(folder, $"{name}.csproj"));
        var usings = project.Descendants("Using").Select(item => item.Attribute("Include")!.Value);
        var files = Files(folder).Select(file => (
            Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText(file)));
        return Compile(name, files, usings);
    }

    /// <summary>Compiles sources.</summary>
    /// <param name="name">The name of the assembly, which is not among its own references.</param>
    /// <param name="files">The files with their paths.</param>
    /// <param name="usings">Namespaces that all files use, besides the SDK's.</param>
    public static CSharpCompilation Compile(string name, IEnumerable<(string Path, string Text)> files, params IEnumerable<string> usings)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None);
        var global = string.Concat(ImplicitUsings.Concat(usings).Select(used => $"global using {used};\n"));
        return CSharpCompilation.Create(
            name,
            [Parse((string.Empty, global)), .. files.Select(Parse)],
            References(name),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        SyntaxTree Parse((string Path, string Text) file) => CSharpSyntaxTree.ParseText(file.Text, options, file.Path);
    }

    /// <summary>All that these tests run with: the framework, Osnas and what it uses.</summary>
    private static IEnumerable<MetadataReference> References(string except) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != except)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
