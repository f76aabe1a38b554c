namespace Osnas.Package.Tests;

/// <summary>The code of the guide to custom searchers, samplers and criteria is that of the templates, which other tests run.</summary>
public sealed class TemplateSnippetTests
{
    [Fact]
    public void The_guide_shows_the_code_of_the_templates()
    {
        var content = RepositoryRoot.Combine("src", "Osnas.Templates", "content");
        var templates = Directory.GetFiles(content, "My*.cs", SearchOption.AllDirectories)
            .Select(file => File.ReadAllText(file).ReplaceLineEndings("\n")).ToArray();
        var snippets = DocumentPage.Guide("custom-searchers.md").Blocks("csharp");

        Assert.NotEmpty(snippets);
        Assert.All(
            snippets, snippet => Assert.Contains(templates, text => text.Contains(snippet.TrimEnd(), StringComparison.Ordinal)));
    }
}
