using System.Runtime.CompilerServices;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Osnas.Generators.Tests;

/// <summary>Compares text with a file in Snapshots. A missing file fails; UPDATE_SNAPSHOTS=1 accepts what is there.</summary>
internal static class Snapshot
{
    public static void Match(string name, string actual, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", $"{name}.verified.cs");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"There is no snapshot {name}; look at the output and accept it with UPDATE_SNAPSHOTS=1:\n{actual}");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected != actual)
            Assert.Fail($"{name} differs from its snapshot:\n{Difference(expected, actual)}");
    }

    private static string Difference(string expected, string actual)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual).Lines;
        return string.Join(
            "\n",
            lines.Where(line => line.Type != ChangeType.Unchanged)
                .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text));
    }
}
