namespace Osnas.Options;

/// <summary>The value of an option as it is written on a command line or in a file.</summary>
/// <param name="Name">The flag or key.</param>
/// <param name="Words">The words of the value: several for a list, none for an empty value.</param>
/// <param name="Source">Where the value is written: the name of the file, or the option with its value on a command line.</param>
public sealed record GivenValue(string Name, IReadOnlyList<string> Words, string Source)
{
    /// <summary>The line in the file, from 1; 0 on a command line.</summary>
    public int Line { get; init; }

    /// <summary>The column in the file, from 1; 0 on a command line.</summary>
    public int Column { get; init; }

    /// <summary>Whether the value is in quotes, and therefore text.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Why the value can't be read as a number, although it looks like one; null if there is no such reason.</summary>
    public string? NumberFault { get; init; }

    /// <summary>The only word.</summary>
    /// <exception cref="FormatException">There are several.</exception>
    internal string Word => Words is [var word] ? word : throw new FormatException($"{Name} is a list; it takes one value");

    /// <summary>Whether it is that of a flag; else it is given by a key.</summary>
    internal bool IsFlag => Name.StartsWith('-');

    /// <summary>Name and value.</summary>
    internal string WithoutPlace => $"{Name} {NumberText.Shorten(string.Join(", ", Words))}";

    /// <summary>Formats the name and the value, and the position if they are in a file.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        Line == 0 ? WithoutPlace : FormattableString.Invariant($"{WithoutPlace} ({Path.GetFileName(Source)}, line {Line})");
}
