namespace Osnas.Options;

/// <summary>The text of an option's value on a command line or in a file.</summary>
/// <param name="Name">The flag or the key that it is written for.</param>
/// <param name="Words">The value, or the values of a list; none if it is left empty.</param>
/// <param name="Source">The file; of a command line, the option with its value.</param>
public sealed record GivenValue(string Name, IReadOnlyList<string> Words, string Source)
{
    /// <summary>The line in the file, from 1; 0 on a command line.</summary>
    public int Line { get; init; }

    /// <summary>The column in the file, from 1; 0 on a command line.</summary>
    public int Column { get; init; }

    /// <summary>Whether it is written in quotes, and so is text.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Why it can't be read as a number, although it looks like one; null for no such reason.</summary>
    public string? NumberFault { get; init; }

    /// <summary>The only word.</summary>
    /// <exception cref="FormatException">There are several.</exception>
    internal string Word => Words is [var word] ? word : throw new FormatException($"{Name} is a list; it takes one value");

    /// <summary>Whether it is that of a flag; else it is given by a key.</summary>
    internal bool IsFlag => Name.StartsWith('-');

    /// <summary>Name and value.</summary>
    internal string WithoutPlace => $"{Name} {NumberText.Shorten(string.Join(", ", Words))}";

    /// <summary>Name and value, and where they are written, if that is a file.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        Line == 0 ? WithoutPlace : FormattableString.Invariant($"{WithoutPlace} ({Path.GetFileName(Source)}, line {Line})");
}
