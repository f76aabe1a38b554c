using System.Text.RegularExpressions;

namespace Osnas.Data;

/// <summary>
/// Which images belong together, so that they stay in one part: those whose file names have the same text in a pattern, or
/// those with the same value in a column.
/// </summary>
internal sealed class GroupRule
{
    private const string PatternPrefix = "regex:";
    private const string ColumnPrefix = "column:";

    private readonly string _text;
    private readonly Regex? _pattern;

    private GroupRule(string text)
    {
        _text = text;
        if (text.StartsWith(ColumnPrefix, StringComparison.Ordinal))
            Column = text[ColumnPrefix.Length..].Trim();
        else
            _pattern = new(text[PatternPrefix.Length..], RegexOptions.CultureInvariant);
    }

    /// <summary>The column; null if names of files say the group.</summary>
    public string? Column { get; }

    /// <summary>Reads a rule that <see cref="FindFault"/> finds right.</summary>
    /// <returns>The rule; null if there is none.</returns>
    public static GroupRule? Read(string? text) => text is null ? null : new(text);

    /// <summary>What is wrong with the text of a rule; null if nothing is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name of the option.</param>
    public static string? FindFault(string? text, string name)
    {
        if (text is null)
            return null;
        if (text.StartsWith(ColumnPrefix, StringComparison.Ordinal))
            return string.IsNullOrWhiteSpace(text[ColumnPrefix.Length..]) ? $"{name} is '{text}'; write the name of a column" : null;
        if (!text.StartsWith(PatternPrefix, StringComparison.Ordinal) || text.Length == PatternPrefix.Length)
            return $@"{name} is '{text}'; write {PatternPrefix}PATTERN for names of files, as {PatternPrefix}^(\w+)_, or "
                + $"{ColumnPrefix}NAME";
        try
        {
            _ = new Regex(text[PatternPrefix.Length..], RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException exception)
        {
            return $"{name} is '{text}', which is not a regular expression: {exception.Message.TrimEnd('.')}";
        }
    }

    /// <summary>The group of a file: what the groups of the pattern capture; without such groups, all that the pattern matches.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null if the pattern doesn't match its name.</returns>
    public string? OfFile(string path)
    {
        if (_pattern!.Match(Path.GetFileName(path)) is not { Success: true } match)
            return null;
        return match.Groups.Count == 1
            ? match.Value
            : string.Join(", ", match.Groups.Values.Skip(1).Where(group => group.Success).Select(group => group.Value));
    }

    /// <summary>The rule as it was given.</summary>
    public override string ToString() => _text;
}
