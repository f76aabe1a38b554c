namespace Osnas.Package.Tests;

/// <summary>The order in which the pages of the site are read: docs/toc.yml and those that it names.</summary>
internal static class TableOfContents
{
    /// <summary>All entries in order. A heading has no page.</summary>
    public static IReadOnlyList<(int Level, string Name, DocumentPage? Page)> Entries { get; } = [.. Read("docs", 0)];

    private static IEnumerable<(int Level, string Name, DocumentPage? Page)> Read(string folder, int level)
    {
        var lines = File.ReadAllLines(RepositoryRoot.Combine(folder, "toc.yml"));
        for (var index = 0; index < lines.Length; index++)
        {
            if (Value(lines[index], "- name:") is not { } name)
                continue;
            var indent = level + (lines[index].IndexOf('-', StringComparison.Ordinal) / 2);
            var target = index + 1 < lines.Length ? Value(lines[index + 1], "href:") : null;
            // The pages of the API are generated; its index is a page.
            if (index + 2 < lines.Length && Value(lines[index + 2], "topicHref:") is { } topic)
                target = topic;
            var path = target is null ? null : new DocumentPage($"{folder}/toc.yml").Resolve(target);
            if (target?.EndsWith('/') == true)
            {
                yield return (indent, name, null);
                foreach (var entry in Read(path!, indent + 1))
                    yield return entry;
            }
            else
            {
                yield return (indent, name, path is null ? null : new(path));
            }
        }
    }

    private static string? Value(string line, string key) =>
        line.Trim().StartsWith(key, StringComparison.Ordinal) ? line.Trim()[key.Length..].Trim().Trim('"') : null;
}
