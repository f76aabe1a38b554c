namespace Osnas;

/// <summary>Finds what somebody meant who wrote a name that there isn't.</summary>
internal static class SimilarName
{
    private const int MaxLength = 64;

    /// <summary>The name that is most like a text.</summary>
    /// <param name="text">The text, as in <c>moblie</c>.</param>
    /// <param name="names">The names that there are.</param>
    /// <returns>The first of the nearest names, or null if none is alike.</returns>
    public static string? Find(string text, IEnumerable<string> names)
    {
        var (nearest, least) = ((string?)null, int.MaxValue);
        foreach (var name in names)
        {
            var distance = Distance(name, text);
            if (distance < least && distance <= Math.Max(2, name.Length / 3))
                (nearest, least) = (name, distance);
        }

        return nearest;
    }

    /// <summary>The question whether that name was meant, for a message.</summary>
    /// <param name="text">The text, as in <c>moblie</c>.</param>
    /// <param name="names">The names that there are.</param>
    /// <returns>The question, with a space behind it; empty if none is alike.</returns>
    public static string Ask(string text, IEnumerable<string> names) =>
        Find(text, names) is { } name ? $"did you mean {name}? " : string.Empty;

    /// <summary>
    /// The number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
    /// Case, underscores and hyphens don't count: <c>GlobalAverage</c> is <c>global_average</c>.
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
