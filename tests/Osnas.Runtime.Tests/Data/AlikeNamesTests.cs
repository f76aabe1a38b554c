using Osnas.Data;

namespace Osnas.Runtime.Tests;

/// <summary>Classes that may be meant to be the same are told, in all formats.</summary>
public sealed class AlikeNamesTests
{
    [Theory]
    [InlineData("'Cat' and 'cat'", "Cat", "cat", "dog")]
    [InlineData("'cat' and 'cat '", "cat", "cat ", "dog")]
    [InlineData("'caf\u00e9' and 'cafe\u0301'", "caf\u00e9", "cafe\u0301", "dog")]
    [InlineData("'\ud800' and ' \ud800'", "\ud800", " \ud800", "dog")]
    public void Names_that_look_alike_are_told(string example, params string[] names)
    {
        var note = Assert.Single(AlikeNames.Find(names));

        Assert.Equal((DataNoteKind.Doubtful, 1L), (note.Kind, note.Count));
        Assert.Equal([example], note.Examples);
    }

    [Fact]
    public void Other_names_are_not() => Assert.Empty(AlikeNames.Find(["cat", "cats", "1", "01", "dog"]));

    [Fact]
    public void Classes_of_a_table_are_compared_too()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["Cat", "cat", "dog"];
        File.WriteAllText(folder["a.csv"], Tables.LabelLast(label: image => names[image % 3]));

        using var data = DataSource.Load(folder["a.csv"], seed: 1);

        Assert.Contains(
            "look at: classes whose names differ only in case, spaces or Unicode form: 1 ('Cat' and 'cat')",
            data.Notes.Select(note => note.ToString()));
    }
}
