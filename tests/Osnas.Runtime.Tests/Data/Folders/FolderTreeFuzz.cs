using Osnas.Data;
using Osnas.Tests;
using Osnas.Training;
using Xunit.Abstractions;

namespace Osnas.Runtime.Tests;

/// <summary>
/// Random folders: each picture is taken at most once and by the name of a folder that it is in, or the error names the
/// folder.
/// </summary>
public sealed class FolderTreeFuzz(ITestOutputHelper output)
{
    private const string Root = "/data";
    private static readonly string[] FolderNames =
        [
            "train", "Train", "val", "valid", "test", "Testing", "images", "masks", "labels", "cat", "Cat", "dog", "dog ", "0", "1",
            "seg_train", "seg_test", "unlabeled", "数据", "JPEGImages"
        ];
    private static readonly string[] FileNames = ["1.jpg", "cat.0.jpg", "cat.1.jpg", "dog.0.jpg", "dog.1.png", "x.webp"];
    private static readonly string[] OtherNames =
        ["1.tif", "labels.csv", "_classes.csv", "a.zip", "1.txt", "instances_val.json", "noextension"];

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void A_random_folder_is_read_or_refused()
    {
        var (count, read) = (Fuzz.Count(inCi: 3000), 0);
        for (var input = 0; input < count; input++)
        {
            var tree = new FolderTree(Root);
            Fill(tree, RandomSource.Create(Fuzz.Seed, "folders", input), 0);
            try
            {
                var (parts, _, notes) = FolderReader.Read(tree);
                string[] files = [.. parts.Values.SelectMany(classes => classes.SelectMany(only => only.Files))];
                Assert.Equal(files.Length, files.Distinct().Count());
                Assert.All(
                    parts.Values,
                    classes => Assert.All(
                        classes,
                        only => Assert.All(only.Files, file => Assert.Contains($"/{only.Name}/", file, StringComparison.Ordinal))));
                Assert.True(parts[DataPart.Train].Count > 1 && notes.All(note => note.ToString().Length > 0));
                read++;
            }
            catch (Exception exception) when (exception is InvalidDataException or FileNotFoundException)
            {
                Assert.Contains(Root, exception.Message, StringComparison.Ordinal);
            }
        }

        output.WriteLine($"fuzz: folders: {count} inputs, {count - read} refused, {read} read, 0 crashes, seed {Fuzz.Seed}");
    }

    private static void Fill(FolderTree folder, Random random, int depth)
    {
        foreach (var name in FolderNames.Where(_ => depth < 4 && random.Next(9) == 0))
        {
            var inner = new FolderTree($"{folder.Path}/{name}");
            Fill(inner, random, depth + 1);
            folder.Folders.Add(inner);
        }

        // Pictures are mostly where there are no more folders.
        folder.Pictures.AddRange(
            FileNames.Where(_ => random.Next(folder.Folders.Count == 0 ? 2 : 30) == 0).Select(name => $"{folder.Path}/{name}"));
        folder.Others.AddRange(OtherNames.Where(_ => random.Next(20) == 0).Select(name => $"{folder.Path}/{name}"));
    }
}
