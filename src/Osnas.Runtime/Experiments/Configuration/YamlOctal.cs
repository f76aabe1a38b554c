using System.Text.RegularExpressions;

namespace Osnas.Experiments;

/// <summary>Numbers whose first digit is 0: octal in YAML 1.1, which PyYAML and so OSNASLib read, and decimal in YAML 1.2.</summary>
internal static partial class YamlOctal
{
    /// <summary>The octal number, if a word is one of at least 8: below, both readings are the same.</summary>
    private static long? Read(string word)
    {
        if (!Pattern().IsMatch(word))
            return null;
        var value = Convert.ToInt64(word.Replace("_", string.Empty, StringComparison.Ordinal), 8);
        return value < 8 ? null : value;
    }

    /// <summary>Why a word can't be read as a number; null if it can.</summary>
    public static string? FindFault(string word) => Read(word) is { } octal
        ? $"YAML 1.1 reads that as {octal}, YAML 1.2 as {word.TrimStart('0', '_')}: write the one that you mean, without a leading 0"
        : null;

    [GeneratedRegex("^0[0-7_]{1,20}$")]
    private static partial Regex Pattern();
}
