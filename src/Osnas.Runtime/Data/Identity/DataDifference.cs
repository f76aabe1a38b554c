using System.Globalization;

namespace Osnas.Data;

/// <summary>Finds where two data sets differ.</summary>
internal static class DataDifference
{
    private const int MaxClasses = 8;

    /// <summary>The difference, as <c>3 images are gone (cat/1.png, ...), 1 is new (dog/4.png)</c>; null if there is none.</summary>
    /// <param name="before">The data of before.</param>
    /// <param name="now">The data of now.</param>
    public static string? Find(DataFingerprint before, DataFingerprint now)
    {
        if (before.Hash == now.Hash)
            return null;
        if (OfClasses(before.ClassNames, now.ClassNames) is { } classes)
            return classes;
        if (before.IsOfFiles != now.IsOfFiles)
            return before.IsOfFiles ? "the images were files and are now in arrays" : "the images were in arrays and are now files";
        return (now.IsOfFiles ? OfFiles(before, now) : OfArrays(before, now)) is { Length: > 0 } images
            ? images
            : "the images are in a different order";
    }

    /// <summary>The difference of the classes; null if there is none.</summary>
    public static string? OfClasses(IReadOnlyList<string> before, IReadOnlyList<string> now) => before.SequenceEqual(now)
        ? null
        : $"the data has {Describe(now)} now and had {Describe(before)}";

    /// <summary>Classes by number and names.</summary>
    public static string Describe(IReadOnlyList<string> names) =>
        $"{names.Count} {(names.Count == 1 ? "class" : "classes")} "
        + $"({string.Join(", ", names.Take(MaxClasses))}{(names.Count > MaxClasses ? ", ..." : string.Empty)})";

    private static string OfFiles(DataFingerprint before, DataFingerprint now)
    {
        // A list may name a file twice.
        var images = now.ListImages();
        var old = before.ListImages().DistinctBy(image => (image.Part, image.Name)).ToDictionary(image => (image.Part, image.Name));
        var current = images.DistinctBy(image => (image.Part, image.Name)).ToDictionary(image => (image.Part, image.Name));
        return Join(
            (old.Where(image => !current.ContainsKey(image.Key)).Select(image => image.Value), "is gone", "are gone"),
            (current.Where(image => !old.ContainsKey(image.Key)).Select(image => image.Value), "is new", "are new"),
            (images.Where(image => old.TryGetValue((image.Part, image.Name), out var other) && other.Digest != image.Digest), "changed",
                "changed"),
            (images.Where(image => old.TryGetValue((image.Part, image.Name), out var other) && other.Label != image.Label),
                "has a different class", "have different classes"),
            (images.Where(image => old.TryGetValue((image.Part, image.Name), out var other) && other.Group != image.Group),
                "has a different group", "have different groups"));
    }

    /// <summary>The images of an array have no names: one that is gone moves all that follow it.</summary>
    private static string OfArrays(DataFingerprint before, DataFingerprint now)
    {
        return Join((Without(before, now), "is gone", "are gone"), (Without(now, before), "is new", "are new"));

        static IEnumerable<DataEntry> Without(DataFingerprint images, DataFingerprint others)
        {
            var left = others.ListImages().GroupBy(Content).ToDictionary(same => same.Key, same => same.Count());
            foreach (var image in images.ListImages())
            {
                if (left.TryGetValue(Content(image), out var count) && count > 0)
                    left[Content(image)] = count - 1;
                else
                    yield return image with
                    {
                        Name = $"{(image.Part == DataPart.Train ? "image" : $"{image.Part.ToString().ToLowerInvariant()} image")} "
                            + $"{image.Name}"
                    };
            }
        }

        static (DataPart Part, int Label, ulong Digest, string? Group) Content(DataEntry image) =>
            (image.Part, image.Label, image.Digest, image.Group);
    }

    private static string Join(params (IEnumerable<DataEntry> Images, string One, string Many)[] groups)
    {
        var texts = new List<string>();
        foreach (var (images, one, many) in groups)
        {
            string[] names = [.. images.Select(image => image.Name)];
            if (names.Length == 0)
                continue;
            var noun = texts.Count > 0 ? string.Empty : names.Length == 1 ? " image" : " images";
            var examples =
                string.Join(", ", names.Take(DataNote.MaxExamples)) + (names.Length > DataNote.MaxExamples ? ", ..." : string.Empty);
            texts.Add(
                string.Create(CultureInfo.InvariantCulture, $"{names.Length:N0}{noun} {(names.Length == 1 ? one : many)} ({examples})"));
        }

        return string.Join(", ", texts);
    }
}
