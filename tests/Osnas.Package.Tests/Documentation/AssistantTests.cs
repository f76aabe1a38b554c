namespace Osnas.Package.Tests;

/// <summary>The files that coding assistants read.</summary>
public sealed class AssistantTests
{
    private const string File = "docs/llms.txt";

    /// <summary>UPDATE_SNAPSHOTS=1 writes it from the table of contents.</summary>
    [Fact]
    public void The_list_of_pages_follows_the_table_of_contents()
    {
        var path = RepositoryRoot.Combine(File);
        var expected = Create();

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            System.IO.File.WriteAllText(path, expected);
        else
            Assert.Equal(expected, System.IO.File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Create()
    {
        var index = new DocumentPage("docs/index.md");
        var lines = new List<string> { $"# {index.Title}", string.Empty, $"> {index.FirstSentence}" };
        foreach (var (level, name, page) in TableOfContents.Entries)
        {
            if (page is null || level == 0)
                lines.AddRange(string.Empty, $"{new string('#', level + 2)} {name}");
            if (page is not null)
                lines.Add($"- [{name}]({Path.GetRelativePath("docs", page.Path).Replace('\\', '/')})");
        }

        return string.Join('\n', lines) + '\n';
    }
}
