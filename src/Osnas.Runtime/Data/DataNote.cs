using System.Globalization;
using System.Text.Json.Serialization;

namespace Osnas.Data;

/// <summary>A note about how data was interpreted, or about data that was left out and why.</summary>
/// <param name="Kind">The kind of the note.</param>
/// <param name="What">The fact, in words that fit any number, such as <c>hidden and system entries</c> or
/// <c>the label is the first column</c>.</param>
/// <param name="Count">The number of cases, if the note counts them; otherwise null.</param>
public sealed record DataNote(DataNoteKind Kind, string What, long? Count = null)
{
    internal const int MaxExamples = 3;

    /// <summary>Some of the cases: files by their paths in the data, lines by their numbers.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Options that help in training, as a clause; null if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Advice { get; init; }

    /// <summary>Whether two notes are equal.</summary>
    public bool Equals(DataNote? other) => other is not null
        && (Kind, What, Count, Advice) == (other.Kind, other.What, other.Count, other.Advice) && Examples.SequenceEqual(other.Examples);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, What, Count);

    /// <summary>
    /// Formats the note as one line, for example
    /// <c>left out: .tif files, which can't be read: 3 (cat/0.tif, cat/1.tif, cat/2.tif)</c>.
    /// </summary>
    /// <returns>The line.</returns>
    public override string ToString() => string.Concat(
        Kind switch
        {
            DataNoteKind.LeftOut => "left out: ",
            DataNoteKind.Doubtful => "look at: ",
            DataNoteKind.Understood => string.Empty,
            _ => throw new InvalidOperationException($"There is no kind of note {Kind}."),
        },
        What,
        Count is { } count ? string.Create(CultureInfo.InvariantCulture, $": {count:N0}") : string.Empty,
        Examples.Count == 0
            ? string.Empty
            : $" ({string.Join(", ", Examples.Take(MaxExamples))}"
                + $"{(Math.Max(Count ?? 0, Examples.Count) > MaxExamples ? ", ..." : string.Empty)})",
        Advice is null ? string.Empty : $" ({Advice})");
}
