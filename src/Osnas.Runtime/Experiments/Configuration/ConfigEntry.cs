namespace Osnas.Experiments;

/// <summary>A value of a configuration and where it is written.</summary>
/// <param name="Source">The file, or the option of the command line.</param>
/// <param name="Line">The line, from 1; 0 if the source has none.</param>
/// <param name="Column">The column, from 1; 0 if the source has none.</param>
/// <param name="Words">The value, or the values of a list; none if it is left empty.</param>
/// <param name="IsQuoted">Whether it is written in quotes, and so is text.</param>
internal sealed record ConfigEntry(string Source, int Line, int Column, IReadOnlyList<string> Words, bool IsQuoted)
{
    /// <summary>The line of the key, from 1; 0 if the source has none.</summary>
    public int KeyLine { get; init; }

    /// <summary>The column of the key, from 1; 0 if the source has none.</summary>
    public int KeyColumn { get; init; }

    /// <summary>The key of the outermost value around it that has an anchor which is referred to; null if none has.</summary>
    public string? Anchored { get; init; }
}
