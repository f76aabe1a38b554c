using System.Text.RegularExpressions;

namespace Osnas.Data;

/// <summary>What the folders of parts are called, in any case: <c>train</c>, <c>Training_Set</c>, <c>valid</c>, <c>seg_test</c>.</summary>
internal static partial class PartNames
{
    private static readonly Dictionary<string, DataPart> Words = new(StringComparer.Ordinal)
    {
        ["train"] = DataPart.Train,
        ["training"] = DataPart.Train,
        ["trn"] = DataPart.Train,
        ["val"] = DataPart.Validation,
        ["valid"] = DataPart.Validation,
        ["validation"] = DataPart.Validation,
        ["validate"] = DataPart.Validation,
        ["validating"] = DataPart.Validation,
        ["dev"] = DataPart.Validation,
        ["test"] = DataPart.Test,
        ["testing"] = DataPart.Test,
        ["tst"] = DataPart.Test,
        ["t10k"] = DataPart.Test,
        ["eval"] = DataPart.Test,
        ["evaluation"] = DataPart.Test,
        ["pred"] = DataPart.Unlabelled,
        ["prediction"] = DataPart.Unlabelled,
        ["unlabeled"] = DataPart.Unlabelled,
        ["unlabelled"] = DataPart.Unlabelled,
        ["unsup"] = DataPart.Unlabelled,
    };

    private static readonly string[] Fillers =
        [
            "dataset", "data", "set", "images", "image", "imgs", "img", "pictures", "picture", "pics", "photos", "photo", "jpegs", "jpeg",
            "jpgs", "jpg", "pngs", "png", "samples", "sample", "split", "folder", "part", "files"
        ];

    /// <summary>The part names as a message has them.</summary>
    public static string Known =>
        string.Join(
            ", ",
            Words.Where(word => word.Value != DataPart.Unlabelled).GroupBy(word => word.Value, word => word.Key)
                .Select(words => string.Join('/', words)));

    /// <summary>Whether a name says no more than that pictures are in it, as <c>images</c>.</summary>
    public static bool IsFiller(string name) => Word().Matches(name) is { Count: > 0 } && Tokens(name).Length == 0;

    /// <summary>
    /// Which of some names are those of parts. What else is in such a name has to be the same in all, as in <c>seg_train</c>
    /// and <c>seg_test</c>: <c>test_tube</c> is a class.
    /// </summary>
    public static Dictionary<string, DataPart> Find(IEnumerable<string> names)
    {
        var found = new List<(string Name, DataPart Part, string Other)>();
        foreach (var name in names)
        {
            var tokens = Tokens(name).Select(token => (Token: token, Part: PartOf(token))).ToArray();
            if (tokens.Where(token => token.Part is not null).ToArray() is [var only])
                found.Add(
                    (name, only.Part!.Value, string.Join(' ', tokens.Where(token => token.Part is null).Select(token => token.Token))));
        }

        return found.GroupBy(name => name.Other)
            .Where(same => same.Key.Length == 0 || (same.Count() > 1 && same.Any(name => name.Part == DataPart.Train)))
            .SelectMany(same => same)
            .ToDictionary(name => name.Name, name => name.Part);
    }

    /// <summary>The words of a name in lower case, without numbers and words that say nothing.</summary>
    private static string[] Tokens(string name) =>
        [.. Word().Matches(name).Select(word => word.Value.ToLowerInvariant()).Where(word => !Fillers.Contains(word))];

    /// <summary>
    /// The part that a word alone stands for, in any case: in names of files and arrays, and in columns of tables; null if it
    /// is none.
    /// </summary>
    public static DataPart? OfWord(string word) => word.ToLowerInvariant() switch
    {
        // What FER2013 calls its parts.
        "publictest" => DataPart.Validation,
        "privatetest" => DataPart.Test,
        var lower => Words.TryGetValue(lower, out var part) && part != DataPart.Unlabelled ? part : null,
    };

    private static DataPart? PartOf(string token) => Words.TryGetValue(token, out var part) ? part
        : Fillers.FirstOrDefault(filler => token.EndsWith(filler, StringComparison.Ordinal)) is { } end
            && Words.TryGetValue(token[..^end.Length], out part) ? part
        : null;

    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|[\p{Lo}\p{Lm}]+")]
    private static partial Regex Word();
}
