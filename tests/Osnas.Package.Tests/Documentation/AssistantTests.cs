using System.Text;

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
        var text = new StringBuilder($"# {index.Title}\n\n> {index.FirstSentence}\n");
        foreach (var (level, name, page) in TableOfContents.Entries)
        {
            if (page is null || level == 0)
                text.Append($"\n{new string('#', level + 2)} {name}\n");
            if (page is not null)
                text.Append($"- [{name}]({Path.GetRelativePath("docs", page.Path).Replace('\\', '/')})\n");
        }

        return text.ToString();
    }
}
