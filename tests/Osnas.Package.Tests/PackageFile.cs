using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Osnas.Package.Tests;

/// <summary>A look into a nupkg.</summary>
public sealed class PackageFile
{
    // The kind of debug information that is the text of a file, by the specification of portable symbols.
    private static readonly Guid EmbeddedSource = new("0e8a571b-6926-466e-b4ad-8ab04611f5fe");

    private readonly Dictionary<string, byte[]> _files;
    private readonly XElement _metadata;

    private PackageFile(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        _files = archive.Entries.ToDictionary(entry => entry.FullName, ReadAll);
        var nuspec = Assert.Single(_files, file => file.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value;
        _metadata = XDocument.Load(new MemoryStream(nuspec)).Root!.Elements().Single();
    }

    /// <summary>Finds a package by its id, whatever its version.</summary>
    public static PackageFile Find(string feed, string id) =>
        Assert.Single(Directory.GetFiles(feed, "*.nupkg").Select(path => new PackageFile(path)), package => package["id"] == id);

    /// <summary>A value of the nuspec, null if it isn't there.</summary>
    public string? this[string name] => _metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    public string Version => this["version"]!;

    /// <summary>The address of the repository with the sources.</summary>
    public string Repository =>
        _metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("url")!.Value;

    /// <summary>All files but the bookkeeping that every nupkg has.</summary>
    public IEnumerable<string> Files => _files.Keys
        .Where(
            name => name != "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public IEnumerable<string> Assemblies => Files.Where(name => name.EndsWith(".dll", StringComparison.Ordinal));

    /// <summary>The ids of the packages that a consumer of this target framework gets too.</summary>
    public IEnumerable<string> Dependencies(string framework) => Of("dependencies", framework, "id");

    /// <summary>The shared frameworks that a consumer of this target framework needs, besides .NET itself.</summary>
    public IEnumerable<string> Frameworks(string framework) => Of("frameworkReferences", framework, "name");

    public IEnumerable<(string Name, string Hash)> Hashes =>
        Files.Select(name => (name, Convert.ToHexString(SHA256.HashData(_files[name]))));

    public string ReadText(string file) => Encoding.UTF8.GetString(_files[file]).ReplaceLineEndings("\n");

    public AssemblyName AssemblyName(string file)
    {
        using var image = new PEReader(new MemoryStream(_files[file]));
        return image.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();
    }

    /// <summary>The source files of an assembly, as its symbols name them, and whether the symbols have their text.</summary>
    public IReadOnlyList<(string Name, bool IsEmbedded)> Sources(string file)
    {
        using var image = new PEReader(new MemoryStream(_files[file]));
        var entry = image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var symbols = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var reader = symbols.GetMetadataReader();
        return
        [
            .. reader.Documents.Select(document => (
                reader.GetString(reader.GetDocument(document).Name),
                reader.GetCustomDebugInformation(document).Any(
                    handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == EmbeddedSource))),
        ];
    }

    /// <summary>The names of the types of an assembly that have an attribute.</summary>
    public IReadOnlyList<string> TypesWith(string file, string attribute)
    {
        using var image = new PEReader(new MemoryStream(_files[file]));
        var reader = image.GetMetadataReader();
        return [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Where(
                type => type.GetCustomAttributes()
                    .Any(handle => NameOf(reader, reader.GetCustomAttribute(handle).Constructor) == attribute))
            .Select(type => reader.GetString(type.Name))
            .Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Of(string list, string framework, string attribute) => _metadata
        .Elements().Where(element => element.Name.LocalName == list)
        .Elements().Where(group => group.Attribute("targetFramework")?.Value == framework)
        .Elements().Select(item => item.Attribute(attribute)!.Value);

    /// <summary>The name of the type that a constructor of another assembly is of.</summary>
    private static string? NameOf(MetadataReader reader, EntityHandle constructor) =>
        constructor.Kind == HandleKind.MemberReference
            && reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;

    private static byte[] ReadAll(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
