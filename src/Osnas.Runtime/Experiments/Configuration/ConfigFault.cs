namespace Osnas.Experiments;

/// <summary>An error in a configuration, with its position.</summary>
/// <param name="Source">The file, or the option on the command line.</param>
/// <param name="Line">The line, from 1; 0 if the source has none.</param>
/// <param name="Column">The column, from 1; 0 if the source has none.</param>
/// <param name="Message">What is wrong and what to write.</param>
public sealed record ConfigFault(string Source, int Line, int Column, string Message)
{
    /// <summary>Formats position and message, so that editors and terminals turn the position into a link.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        Source.Length == 0
            ? Message
            : Line == 0 ? $"{Source}: {Message}" : FormattableString.Invariant($"{Source}:{Line}:{Column}: {Message}");
}
