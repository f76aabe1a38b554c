namespace Osnas.Data;

/// <summary>The tables of a folder, by the parts that their names say, as <c>mnist_train.csv</c> and <c>mnist_test.csv</c>.</summary>
/// <param name="Train">The training images, or all.</param>
/// <param name="Validation">Null if there is none.</param>
/// <param name="Test">Null if there is none.</param>
/// <param name="Others">Those whose names say no part.</param>
internal sealed record TableFiles(string Train, string? Validation, string? Test, IReadOnlyList<string> Others)
{
    private static readonly string[] Endings = [".csv", ".tsv", ".csv.gz", ".tsv.gz"];

    /// <summary>Whether a folder holds tables.</summary>
    public static bool AreIn(string folder) => Enumerate(folder).Any();

    /// <summary>Finds the tables of a folder; null if there are none.</summary>
    /// <exception cref="InvalidDataException">There are several for a part.</exception>
    public static TableFiles? Find(string folder)
    {
        string[] files = [.. Enumerate(folder).Order(StringComparer.Ordinal)];
        if (files is [] or [_])
            return files is [var only] ? new(only, null, null, []) : null;
        var parts = files.ToLookup(PartOf);
        foreach (var several in parts.Where(part => part.Key is not null && part.Skip(1).Any()))
            throw new InvalidDataException(
                $"{folder} holds several tables of one part: {Names(several)}. Give the folder of a single data set, or one of the "
                + "files.");
        return parts[DataPart.Train].FirstOrDefault() is { } train
            ? new(train, parts[DataPart.Validation].FirstOrDefault(), parts[DataPart.Test].FirstOrDefault(), [.. parts[null]])
            : throw new InvalidDataException(
                $"{folder} holds several tables, {Names(files)}, and none with 'train' in its name. Give one of the files.");
    }

    private static IEnumerable<string> Enumerate(string folder) =>
        Directory.EnumerateFiles(folder)
            .Where(
                file => Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                    && !Path.GetFileName(file).StartsWith('.'));

    private static DataPart? PartOf(string file)
    {
        var words = Path.GetFileName(file).Split('.', 2)[0].Split('-', '_', ' ');
        return words.Select(PartNames.OfWord).FirstOrDefault(part => part is not null);
    }

    private static string Names(IEnumerable<string> files) => string.Join(" and ", files.Select(Path.GetFileName));
}
