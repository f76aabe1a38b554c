using System.Globalization;

namespace Osnas.Data;

/// <summary>What is told of groups, and refused.</summary>
internal static class GroupNotes
{
    // Parts that are so far from their shares are told.
    private const double LargeDeviation = 0.05;

    /// <summary>The groups of images as they come.</summary>
    /// <param name="rule">What a group is.</param>
    /// <param name="parts">The images.</param>
    /// <param name="source">Where the data is from.</param>
    /// <exception cref="ArgumentException">The images have no groups.</exception>
    public static IReadOnlyList<DataNote> OfParts(GroupRule rule, ImageParts parts, string source)
    {
        if (parts.Train.Groups is not { } groups)
            throw new ArgumentException(
                rule.Column is null
                    ? $"'{rule}' groups images by the names of their files, but the images of {source} have no files."
                    : $"'{rule}' groups images by a column, but {source} is neither a table nor a folder with a list of pictures.",
                nameof(rule));
        var names = groups.OfType<string>().ToArray();
        if (names.Length == 0)
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture, $"'{rule}' gives none of {groups.Count:N0} images a group{Examples(parts.Train)}."),
                nameof(rule));
        var divided = parts.Test is null ? "images" : "training images";
        var sizes = names.GroupBy(name => name, StringComparer.Ordinal).Select(same => same.Count()).ToArray();
        return
        [
            .. new[]
            {
                new DataNote(
                    DataNoteKind.Understood,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{rule} makes {sizes.Length:N0} groups of {Range(sizes.Min(), sizes.Max())} {divided}, which stay in one part")),
                Note("images without a group, divided one by one", WithoutGroup(parts.Train), groups.Count - names.Length),
                Note("groups with images of several classes", AcrossClasses(parts.Train)),
                Note("groups in two parts, such as training and test", AcrossParts(parts)),
            }.Where(note => note.Count is null or > 0),
            .. sizes.Max() == 1
                ? [new(DataNoteKind.Doubtful, "no two images have the same group, so grouping changes nothing")]
                : Array.Empty<DataNote>(),
        ];
    }

    /// <summary>Makes sure that there is a group for each part.</summary>
    /// <exception cref="ArgumentException">There are too few.</exception>
    public static void CheckCount(IReadOnlyList<string?> groups, int parts)
    {
        if (GroupedDivision.Count(groups) is var count && count < parts)
            throw new ArgumentException(
                $"There {(count == 1 ? "is 1 group" : $"are {count} groups")} of images for {parts} parts, and groups stay whole. Group "
                + "images by something that differs more often.",
                nameof(groups));
    }

    /// <summary>The groups of each part, and how far parts are from their shares, because groups stay whole.</summary>
    /// <param name="groups">The group of each image.</param>
    /// <param name="parts">The images of each part.</param>
    /// <param name="shares">Their names and shares.</param>
    public static IEnumerable<DataNote> OfDivision(
        IReadOnlyList<string?> groups, IReadOnlyList<long[]> parts, IReadOnlyList<(string Name, double Share)> shares)
    {
        var counts = parts.Zip(
            shares,
            (part, share) => string.Create(
                CultureInfo.InvariantCulture,
                $"{part.Select(image => groups[(int)image]).OfType<string>().Distinct().Count():N0} {share.Name}"));
        yield return new(DataNoteKind.Understood, $"the parts have {string.Join(", ", counts)} groups");
        var actual = parts.Select(part => (double)part.Length / groups.Count).ToArray();
        if (actual.Zip(shares).All(pair => Math.Abs(pair.First - pair.Second.Share) <= LargeDeviation))
            yield break;
        var largest = groups.OfType<string>().GroupBy(name => name, StringComparer.Ordinal).MaxBy(same => same.Count())!;
        yield return new(
            DataNoteKind.Doubtful,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the parts have {Percent(actual)} of the images instead of {Percent(shares.Select(part => part.Share))}, because "
                + $"groups stay whole; the largest group, '{largest.Key}', has {largest.Count():N0} of {groups.Count:N0} images"));
    }

    private static string Percent(IEnumerable<double> shares) =>
        string.Join(" / ", shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F0}"))) + "%";

    private static string Range(int least, int most) => least == most
        ? string.Create(CultureInfo.InvariantCulture, $"{least:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"{least:N0} to {most:N0}");

    private static DataNote Note(string what, string[] examples, int? count = null) =>
        new(DataNoteKind.Doubtful, what, count ?? examples.Length) { Examples = [.. examples.Take(DataNote.MaxExamples)] };

    private static string Examples(ImageDataset images) => images is ImageFolder folder
        ? $" (the names are {string.Join(", ", folder.Files.Take(DataNote.MaxExamples).Select(Path.GetFileName))}"
            + $"{(folder.Count > DataNote.MaxExamples ? ", ..." : string.Empty)})"
        : " (the column is empty)";

    private static string[] WithoutGroup(ImageDataset images) => images is ImageFolder folder
        ? [.. folder.Files.Where((_, index) => images.Groups![index] is null).Select(file => Path.GetFileName(file))]
        : [];

    private static string[] AcrossClasses(ImageDataset images) =>
        [
            .. images.Groups!.Zip(TensorReads.Read<long>(images.Labels)).Where(pair => pair.First is not null).Distinct()
                .GroupBy(pair => pair.First!, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key)
                .Order(StringComparer.Ordinal)
        ];

    private static string[] AcrossParts(ImageParts parts) =>
        [
            .. new[] { parts.Train, parts.Validation, parts.Test }
                .SelectMany(part => (part?.Groups ?? []).OfType<string>().Distinct(StringComparer.Ordinal))
                .GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key)
                .Order(StringComparer.Ordinal)
        ];
}
