namespace Osnas.Data;

/// <summary>An image, as a fingerprint has it.</summary>
/// <param name="Part">The part that it came in.</param>
/// <param name="Label">Its class.</param>
/// <param name="Name">The path of its file in the data, with slashes; of an array, its number in the part.</param>
/// <param name="Digest">The first 64 bits of SHA-256 of the file, or of the pixels.</param>
internal readonly record struct DataEntry(DataPart Part, int Label, string Name, ulong Digest)
{
    /// <summary>Its group by a column of the data; null if it has none, or none were asked for.</summary>
    public string? Group { get; init; }
}
