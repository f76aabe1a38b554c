namespace Osnas;

/// <summary>Finds the name that a misspelled name probably means.</summary>
internal static class SimilarName
{
    private const int MaxLength = 64;

    /// <summary>Finds the name that is most similar to a text.</summary>
    /// <param name="text">The text, such as <c>moblie</c>.</param>
    /// <param name="names">The known names.</param>
    /// <returns>The first of the most similar names, or null if none is similar, or only half of a short one.</returns>
    public static string? Find(string text, IEnumerable<string> names)
    {
        var (nearest, least) = ((string?)null, int.MaxValue);
        foreach (var name in names)
        {
            var distance = Distance(name, text);
            if (distance < least && distance <= Math.Max(2, name.Length / 3) && 2 * distance < name.Length)
                (nearest, least) = (name, distance);
        }

        return nearest;
    }

    /// <summary>Gets a "did you mean" question for a message.</summary>
    /// <param name="text">The text, such as <c>moblie</c>.</param>
    /// <param name="names">The known names.</param>
    /// <returns>The question, with a trailing space; empty if no name is similar.</returns>
    public static string Ask(string text, IEnumerable<string> names) =>
        Find(text, names) is { } name ? $"did you mean {name}? " : string.Empty;

    /// <summary>
    /// The number of letters to insert, delete, replace or swap with a neighbor (optimal string alignment distance).
    /// Case, underscores and hyphens are ignored: <c>GlobalAverage</c> equals <c>global_average</c>.
    /// </summary>
    private static int Distance(string left, string right)
    {
        var (a, b) = (Normalize(left), Normalize(right));
        if (a.Length > MaxLength || b.Length > MaxLength)
            return int.MaxValue;
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
                distance[i, j] = i == 0 || j == 0 ? i + j : Step(distance, a, b, i, j);
        }

        return distance[a.Length, b.Length];
    }

    private static int Step(int[,] distance, string a, string b, int i, int j)
    {
        var replaced = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var best = Math.Min(replaced, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
        return i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]
            ? Math.Min(best, distance[i - 2, j - 2] + 1)
            : best;
    }

    private static string Normalize(string text) =>
        new(text.Where(character => character is not ('_' or '-')).Select(char.ToLowerInvariant).ToArray());
}
