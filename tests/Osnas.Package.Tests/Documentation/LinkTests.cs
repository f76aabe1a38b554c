namespace Osnas.Package.Tests;

/// <summary>The links of the pages, and whether the site leads to each page.</summary>
public sealed class LinkTests
{
    [Fact]
    public void Each_link_leads_to_a_file_and_to_a_heading_that_there_is() => Assert.Empty(
        from page in DocumentPage.All
        from link in page.LocalLinks
        let parts = link.Split('#')
        let path = parts[0].Length == 0 ? page.Path : page.Resolve(parts[0])
        let exists = File.Exists(RepositoryRoot.Combine(path)) || Directory.Exists(RepositoryRoot.Combine(path))
        where !exists || (parts.Length > 1 && !new DocumentPage(path).Anchors.Contains(parts[1]))
        select $"{page.Path}: {link}");

    /// <summary>The site has files, but no folders.</summary>
    [Fact]
    public void Pages_of_the_site_link_no_folders() => Assert.Empty(
        from page in DocumentPage.OfSite.Concat([new DocumentPage("CONTRIBUTING.md"), new DocumentPage("CHANGELOG.md")])
        from link in page.LocalLinks
        where Directory.Exists(RepositoryRoot.Combine(page.Resolve(link.Split('#')[0])))
            && !link.StartsWith('#')
        select $"{page.Path}: {link}");

    /// <summary>A new page needs a line in the toc.yml of its folder.</summary>
    [Fact]
    public void The_table_of_contents_has_each_page_once()
    {
        string[] listed = [.. TableOfContents.Entries.Select(entry => entry.Page?.Path).OfType<string>()];

        Assert.Equal(listed.Distinct(), listed);
        Assert.Empty(DocumentPage.OfSite.Select(page => page.Path).Except([.. listed, "docs/api/namespaces.md"]));
        Assert.All(listed, path => Assert.True(File.Exists(RepositoryRoot.Combine(path)), path));
    }
}
