namespace Osnas.EndToEnd;

/// <summary>The code of a guide. What is C# is compiled beside this file; a test compares it.</summary>
internal static class Guide
{
    /// <summary>The code of a language, in the order of the page.</summary>
    public static IReadOnlyList<string> Snippets(string name, string language) =>
        [
            .. File.ReadAllText(Find("docs", "guides", $"{name}.md")).ReplaceLineEndings("\n").Split($"```{language}\n").Skip(1)
                .Select(text => text[..text.IndexOf("```", StringComparison.Ordinal)])
        ];

    /// <summary>A file of these tests.</summary>
    public static string Source(string name) =>
        File.ReadAllText(Find("tests", "Osnas.EndToEnd.Tests", "Guides", name)).ReplaceLineEndings("\n");

    private static string Find(params string[] names)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine([folder.FullName, .. names]) is var path && File.Exists(path))
                return path;
        }

        throw new FileNotFoundException($"There is no {string.Join('/', names)}.");
    }
}
