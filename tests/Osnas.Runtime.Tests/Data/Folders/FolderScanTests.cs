using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class FolderScanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Ignored =>
        [.. IgnoredEntries.Names.Keys, "THUMBS.DB", ".ipynb_checkpoints", ".git", "._1.jpg", ".DS_Store", ".Trash-1000", ".thumbs",
            ".@__thumb", "1.jpg@SynoEAStream"];

    [Theory]
    [MemberData(nameof(Ignored))]
    public void What_systems_leave_is_neither_class_nor_picture(string name)
    {
        Write("cat/1.jpg", "dog/1.jpg", $"{name}/2.jpg", $"cat/{name}.d/3.jpg");
        Directory.Move(_folder[$"cat/{name}.d"], _folder[$"cat/{name}"]);

        var scan = FolderScan.Read(_folder.Path);

        Assert.Equal(["cat/1.jpg", "dog/1.jpg"], Pictures(scan));
        Assert.Equal(["cat", "dog"], scan.Root.Folders.Select(only => only.Name));
        Assert.Equal(
            (DataNoteKind.LeftOut, "hidden entries and system files", 2L),
            scan.Notes.Select(note => (note.Kind, note.What, note.Count!.Value)).Single());
    }

    [Fact]
    public void A_hidden_folder_that_is_given_is_read()
    {
        Write(".cache/cat/1.jpg", ".cache/dog/1.jpg");

        Assert.Equal(["cat/1.jpg", "dog/1.jpg"], Pictures(FolderScan.Read(_folder[".cache"])));
    }

    [Theory]
    [InlineData("cat/up", "..")]
    [InlineData("cat/up", "../..")]
    [InlineData("up", ".")]
    [InlineData("cat/root", "/")]
    [InlineData("kitten", "cat")]
    [InlineData("cat/2.jpg", "1.jpg")]
    [InlineData("cat/2.jpg", "../dog/1.jpg")]
    public void A_link_to_what_is_read_already_gives_nothing_twice(string link, string target)
    {
        Write("cat/1.jpg", "dog/1.jpg");
        Link(link, target);

        var scan = FolderScan.Read(_folder.Path);

        Assert.Equal(["cat/1.jpg", "dog/1.jpg"], Pictures(scan));
        Assert.Equal($"left out: links to entries that are already read: 1 ({link})", scan.Notes.Single().ToString());
    }

    [Fact]
    public void Links_to_elsewhere_are_followed_once()
    {
        using var other = new TemporaryFolder();
        Directory.CreateDirectory(other["deep/birds"]);
        File.WriteAllText(other["deep/birds/1.jpg"], string.Empty);
        File.WriteAllText(other["deep/2.jpg"], string.Empty);
        File.WriteAllText(other["blob"], string.Empty);
        Directory.CreateSymbolicLink(other["deep/birds/around"], other.Path);
        Write("cat/1.jpg");
        Link("bird", other["deep/birds"]);
        Link("zoo", other["deep/birds"]);
        Link("cat/2.jpg", other["deep/2.jpg"]);
        Link("cat/3.jpg", other["deep/2.jpg"]);
        Link("cat/4.jpg", other["blob"]);

        var scan = FolderScan.Read(_folder.Path);

        Assert.Equal(["bird/1.jpg", "cat/1.jpg", "cat/2.jpg", "cat/4.jpg"], Pictures(scan));
        Assert.Equal(["links to entries that are already read"], scan.Notes.Select(note => note.What));
        Assert.Equal(3, scan.Notes.Single().Count);
    }

    [Theory]
    [InlineData("bird", "nowhere")]
    [InlineData("cat/2.jpg", "2.jpg")]
    public void A_link_that_leads_nowhere_is_told(string link, string target)
    {
        Write("cat/1.jpg", "dog/1.jpg");
        Link(link, target);

        var scan = FolderScan.Read(_folder.Path);

        Assert.Equal(["cat/1.jpg", "dog/1.jpg"], Pictures(scan));
        Assert.Equal($"left out: broken links: 1 ({link})", scan.Notes.Single().ToString());
    }

    [Fact]
    public void A_folder_that_is_given_by_a_link_is_read()
    {
        Write("data/cat/1.jpg", "data/dog/1.jpg");
        Link("given", "data");
        Link("data/cat/self", "../../given");

        Assert.Equal(["cat/1.jpg", "dog/1.jpg"], Pictures(FolderScan.Read(_folder["given"])));
    }

    [Fact]
    public void Folders_in_folders_have_an_end()
    {
        Write(string.Concat(Enumerable.Repeat("a/", 70)) + "1.jpg");

        Assert.StartsWith(
            $"{_folder.Path} holds folders in folders, 64 deep or more, such as ",
            Assert.Throws<InvalidDataException>(() => FolderScan.Read(_folder.Path)).Message,
            StringComparison.Ordinal);
    }

    private static IEnumerable<string> Pictures(FolderScan scan) =>
        scan.Root.AllPictures.Select(path => Path.GetRelativePath(scan.Root.Path, path).Replace('\\', '/'));

    private void Write(params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
            File.WriteAllText(_folder[file], string.Empty);
        }
    }

    private void Link(string link, string target)
    {
        if (Directory.Exists(Path.Combine(Path.GetDirectoryName(_folder[link])!, target)))
            Directory.CreateSymbolicLink(_folder[link], target);
        else
            File.CreateSymbolicLink(_folder[link], target);
    }
}
