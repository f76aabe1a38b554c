using System.Text.Json.Serialization;
using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>The data of a run.</summary>
/// <param name="Format">The version of the format of this document and of the list of images beside it.</param>
/// <param name="Fingerprint">The fingerprint of the data; see <see cref="DataFingerprint"/>.</param>
/// <param name="Classes">The classes by label, with the number of their images in each part.</param>
public sealed record DataDocument(int Format, string Fingerprint, IReadOnlyList<ClassCount> Classes)
{
    /// <summary>The version of the format that Osnas writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>How a picture file, or a value of the data, becomes the network's input; null in a run of Osnas 0.2.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>The names of the classes, by label.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string> ClassNames => [.. Classes.Select(only => only.Name)];

    /// <summary>Creates the document of data.</summary>
    /// <param name="data">The data.</param>
    /// <returns>The document, or null if the data has no fingerprint.</returns>
    public static DataDocument? Create(DataSplit data) =>
        data.Fingerprint is { } fingerprint
            ? new(CurrentFormat, fingerprint.Hash, data.CountClasses()) { Preprocessing = data.Preprocessing }
            : null;
}
