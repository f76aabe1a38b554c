using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Osnas.Package.Tests;

/// <summary>The order in which the pages of the site are read: docs/toc.yml and those that it names.</summary>
internal static class TableOfContents
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    /// <summary>All entries in order. A heading has no page.</summary>
    public static IReadOnlyList<(int Level, string Name, DocumentPage? Page)> Entries { get; } = [.. Read("docs", 0)];

    private static IEnumerable<(int Level, string Name, DocumentPage? Page)> Read(string folder, int level)
    {
        var file = new DocumentPage($"{folder}/toc.yml");
        return List(file, Yaml.Deserialize<Entry[]>(file.Text), level);
    }

    private static IEnumerable<(int Level, string Name, DocumentPage? Page)> List(DocumentPage file, Entry[] entries, int level)
    {
        foreach (var entry in entries)
        {
            // The pages of the API are generated; its index is a page.
            var target = entry.TopicHref ?? entry.Href;
            var isFolder = target?.EndsWith('/') == true;
            yield return (level, entry.Name, target is null || isFolder ? null : new(file.Resolve(target)));
            foreach (var below in isFolder ? Read(file.Resolve(target!), level + 1) : List(file, entry.Items, level + 1))
                yield return below;
        }
    }

    private sealed class Entry
    {
        public required string Name { get; init; }

        public string? Href { get; init; }

        public string? TopicHref { get; init; }

        public Entry[] Items { get; init; } = [];
    }
}
