using System.Text.Json;

namespace Osnas.Options;

/// <summary>Names of values, as command lines and files have them.</summary>
internal static class ChoiceName
{
    /// <summary>The name of a value of an enumeration: <c>strict-fairness</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");

    /// <summary>Whether two names are the same: neither case nor what is between words counts.</summary>
    public static bool AreSame(string first, string second) =>
        string.Equals(Normalize(first), Normalize(second), StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with a name that there isn't.</summary>
    /// <param name="option">What it is written for.</param>
    /// <param name="word">The name.</param>
    /// <param name="names">The names that there are.</param>
    /// <param name="otherNames">Further ones, which are only offered if one is alike.</param>
    public static string Refuse(string option, string word, IReadOnlyList<string> names, IReadOnlyList<string> otherNames) =>
        $"{option} is '{NumberText.Shorten(word)}'; {SimilarName.Ask(word, names.Concat(otherNames))}there are {string.Join(", ", names)}";

    private static string Normalize(string name) =>
        name.Replace("_", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);
}
