namespace Osnas.Data;

/// <summary>Finds names of classes that are often meant to be the same.</summary>
internal static class AlikeNames
{
    /// <summary>A note of names that differ only in what is hard to see; none if there are none.</summary>
    /// <param name="names">The names of the classes.</param>
    public static IEnumerable<DataNote> Find(IReadOnlyList<string> names)
    {
        string[] alike =
        [
            .. names.GroupBy(Seen, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Skip(1).Any())
                .Select(same => string.Join(" and ", same.Select(name => $"'{name}'"))),
        ];
        if (alike.Length > 0)
            yield return new(DataNoteKind.Doubtful, "classes whose names differ only in case, spaces or Unicode form", alike.Length)
            {
                Examples = alike,
            };
    }

    /// <summary>What is seen of a name at a glance: the same letter can be one character, or several that are composed.</summary>
    private static string Seen(string name)
    {
        var letters = string.Concat(name.Where(letter => !char.IsWhiteSpace(letter)));
        try
        {
            return letters.Normalize();
        }
        catch (ArgumentException)
        {
            // Names of files may be no valid Unicode.
            return letters;
        }
    }
}
