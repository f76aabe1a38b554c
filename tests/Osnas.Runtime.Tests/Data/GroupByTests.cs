using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class GroupByTests : IDisposable
{
    private const string ByName = @"regex:^(\w+)_";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Ten objects of each class, of five pictures each: 5, 2 and 3 of them are in the parts.</summary>
    [Fact]
    public void Pictures_of_an_object_stay_in_one_part()
    {
        WriteObjects("", 10);

        using var split = Load(ByName);

        Assert.Equal([new("cat", 25, 10, 15), new ClassCount("dog", 25, 10, 15)], split.CountClasses());
        var parts = new[] { split.Train, split.Validation, split.Test }.Select(ObjectsOf).ToArray();
        Assert.Equal([10, 4, 6], parts.Select(part => part.Count));
        Assert.Equal(20, parts.SelectMany(part => part).Distinct().Count());
        var notes = split.Notes.Select(note => note.ToString()).ToArray();
        Assert.Contains(@"regex:^(\w+)_ makes 20 groups of 5 images, which stay in one part", notes);
        Assert.Contains("the parts have 10 training, 4 validation, 6 test groups", notes);

        using var other = Load(null);
        Assert.True(new[] { other.Train, other.Validation, other.Test }.Sum(part => ObjectsOf(part).Count) > 20);
    }

    [Fact]
    public void What_a_pattern_misses_and_mixes_is_told()
    {
        WriteObjects("", 4);
        PictureFiles.WritePng(_folder["cat/alone.png"], 4, 4, 99);
        PictureFiles.WritePng(_folder["dog/cat0_x.png"], 4, 4, 98);

        using var split = Load(ByName);

        var notes = split.Notes.Select(note => note.ToString()).ToArray();
        Assert.Contains("look at: images without a group, divided one by one: 1 (alone.png)", notes);
        Assert.Contains("look at: groups with images of several classes: 1 (cat0)", notes);
    }

    [Fact]
    public void Objects_in_two_given_parts_are_told()
    {
        WriteObjects("train/", 4);
        WriteObjects("test/", 1);

        using var split = Load(ByName);

        var notes = split.Notes.Select(note => note.ToString()).ToArray();
        Assert.Contains("look at: groups in two parts, such as training and test: 2 (cat0, dog0)", notes);
        Assert.Contains(@"regex:^(\w+)_ makes 8 groups of 5 training images, which stay in one part", notes);
        Assert.Contains("the parts have 6 training, 2 validation groups", notes);
    }

    [Fact]
    public void A_group_that_is_too_large_for_its_part_is_told_by_numbers()
    {
        WriteObjects("", 3);

        using var split = Load("regex:^[a-z]+([01])?");

        Assert.Contains(
            "look at: the parts have 33 / 33 / 33% of the images instead of 50 / 20 / 30%, because groups stay whole; the largest group, "
            + "'0', has 10 of 30 images",
            split.Notes.Select(note => note.ToString()));
    }

    [Fact]
    public void What_makes_no_groups_is_refused_by_numbers()
    {
        WriteObjects("", 3);

        Assert.Equal(
            $"'regex:^IMG' gives none of 30 images a group (the names are cat0_0.png, cat0_1.png, cat0_2.png, ...).",
            Refusal("regex:^IMG"));
        Assert.Equal(
            "There are 2 groups of images for 3 parts, and groups stay whole. Group images by something that differs more often.",
            Refusal("regex:^(cat|dog)"));
        Assert.Equal(
            $"{_folder.Path} has no metadata.csv or metadata.jsonl with a column 'object' that says the groups of pictures. Add one whose "
            + "first line is file_name,object, or group pictures by their names with regex:PATTERN.",
            Refusal("column:object"));
        Assert.Equal(
            @"GroupBy is 'cat'; write regex:PATTERN for names of files, as regex:^(\w+)_, or column:NAME.",
            Refusal("cat"));
        Assert.StartsWith("GroupBy is 'regex:(', which is not a regular expression: ", Refusal("regex:("), StringComparison.Ordinal);
        Assert.Contains(
            "look at: no two images have the same group, so grouping changes nothing",
            Notes(@"regex:.*\.png"));
    }

    [Theory]
    [InlineData(true, "metadata.csv")]
    [InlineData(false, "metadata.csv")]
    [InlineData(true, "metadata.jsonl")]
    public void A_column_of_a_list_says_the_groups(bool hasLabels, string list)
    {
        WriteObjects("", 10);
        var files = Directory.GetFiles(_folder.Path, "*.png", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/')).ToArray();
        if (hasLabels)
            files = [.. files.Select(Flatten)];
        File.WriteAllLines(
            _folder[list],
            list.EndsWith("csv", StringComparison.Ordinal)
                ? [hasLabels ? "file_name,label,object" : "file_name,object", .. files.Select(
                    file => hasLabels ? $"{file},{ClassOf(file)},\"o, {ObjectOf(file)}\"" : $"{file},\"o, {ObjectOf(file)}\"")]
                : files.Select(file => $$"""{"file_name": "{{file}}", "label": "{{ClassOf(file)}}", "object": "{{ObjectOf(file)}}"}"""));

        using var split = Load("column:object");

        Assert.Equal([new("cat", 25, 10, 15), new ClassCount("dog", 25, 10, 15)], split.CountClasses());
        Assert.Equal(20, new[] { split.Train, split.Validation, split.Test }.Sum(part => ObjectsOf(part).Count));

        // The same pictures in other groups are other data.
        var first = files[0];
        File.WriteAllText(_folder[list], File.ReadAllText(_folder[list]).Replace(
            list.EndsWith("csv", StringComparison.Ordinal) ? $"{first},{(hasLabels ? ClassOf(first) + "," : "")}\"o, {ObjectOf(first)}\""
                : $"\"{first}\", \"label\": \"{ClassOf(first)}\", \"object\": \"{ObjectOf(first)}\"",
            list.EndsWith("csv", StringComparison.Ordinal) ? $"{first},{(hasLabels ? ClassOf(first) + "," : "")}new"
                : $"\"{first}\", \"label\": \"{ClassOf(first)}\", \"object\": \"new\"",
            StringComparison.Ordinal));
        using var other = Load("column:object");
        Assert.Equal($"1 image has a different group ({first})", DataDifference.Find(split.Fingerprint!, other.Fingerprint!));
        split.Fingerprint!.Write(_folder["list.gz"]);
        Assert.Equal(split.Fingerprint.Hash, DataFingerprint.Read(_folder["list.gz"]).Hash);
    }

    [Fact]
    public void A_column_of_a_table_says_the_groups()
    {
        var random = new Random(1);
        File.WriteAllLines(
            _folder["a.csv"],
            [
                "label,patient,p0,p1,p2,p3",
                .. Enumerable.Range(0, 100).Select(
                    row => $"{row % 2},P{row / 10},{string.Join(',', Enumerable.Range(0, 4).Select(_ => random.Next(256)))}")
            ]);

        using var split = DataSource.Load(new DataOptions { Source = _folder["a.csv"], GroupBy = "column:patient" }, seed: 1);

        Assert.Equal([50, 20, 30], new[] { split.Train, split.Validation, split.Test }.Select(part => (int)part.Count));
        var groups = new[] { split.Train, split.Validation, split.Test }.SelectMany(part => part.Groups!.Distinct());
        Assert.Equal(Enumerable.Range(0, 10).Select(patient => $"P{patient}"), groups.Order(StringComparer.Ordinal));
        Assert.StartsWith(
            $"{_folder["a.csv"]} has no column 'doctor'. Its first columns are 'label', 'patient', 'p0', its last 'p3'.",
            Assert.Throws<InvalidDataException>(
                () => DataSource.Load(new DataOptions { Source = _folder["a.csv"], GroupBy = "column:doctor" }, seed: 1)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"'{ByName}' groups images by the names of their files, but the images of {_folder["a.csv"]} have no files.",
            Assert.Throws<ArgumentException>(
                () => DataSource.Load(new DataOptions { Source = _folder["a.csv"], GroupBy = ByName }, seed: 1)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImageFit.Pad, false, "The fit 'pad'")]
    [InlineData(ImageFit.Crop, true, "An EXIF orientation")]
    public void What_is_for_pictures_is_refused_for_tables(ImageFit fit, bool applyOrientation, string what)
    {
        File.WriteAllLines(_folder["a.csv"], ["0,1,2,3,4", "1,4,3,2,1"]);

        var options = new DataOptions { Source = _folder["a.csv"], Fit = fit, ApplyOrientation = applyOrientation };

        Assert.StartsWith(
            $"{what} is for files of pictures, but {_folder["a.csv"]} has none (its format is Csv).",
            Assert.Throws<ArgumentException>(() => DataSource.Load(options, seed: 1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Unequal_classes_are_told()
    {
        WriteObjects("", 2);
        for (var picture = 0; picture < 40; picture++)
            PictureFiles.WritePng(_folder[$"cat/more{picture}.png"], 5, 4, (byte)picture);

        Assert.Contains(
            "look at: classes are unequal, with 5 ('dog') to 25 ('cat') training images (--class-weights balanced or --sample balanced "
            + "helps)",
            Notes(null));
    }

    private static string ClassOf(string file) => Path.GetFileName(file)[..3];

    private static string ObjectOf(string file) => Path.GetFileName(file).Split('_')[0];

    private static HashSet<string> ObjectsOf(ImageDataset part) => [.. ((ImageFolder)part).Files.Select(ObjectOf)];

    private string Flatten(string file)
    {
        File.Move(_folder[file], _folder[Path.GetFileName(file)]);
        return Path.GetFileName(file);
    }

    private void WriteObjects(string part, int objects)
    {
        foreach (var name in new[] { "cat", "dog" })
        {
            for (var picture = 0; picture < 5 * objects; picture++)
                PictureFiles.WritePng(_folder[$"{part}{name}/{name}{picture / 5}_{picture % 5}.png"], 4 + name[0], 4, (byte)picture);
        }
    }

    private string[] Notes(string? groupBy)
    {
        using var split = Load(groupBy);
        return [.. split.Notes.Select(note => note.ToString())];
    }

    private string Refusal(string groupBy) =>
        Assert.ThrowsAny<Exception>(() => Load(groupBy)).Message.Split(" (Parameter")[0];

    private DataSplit Load(string? groupBy) =>
        DataSource.Load(new DataOptions { Source = _folder.Path, GroupBy = groupBy, InputSize = 4 }, seed: 1);
}
