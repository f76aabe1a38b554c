using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>What data is, and what a search would take of it.</summary>
/// <param name="Source">Where it is from.</param>
/// <param name="Fingerprint">The fingerprint of the data; see <see cref="DataFingerprint"/>.</param>
/// <param name="Channels">Channels of an image.</param>
/// <param name="InputSize">Height and width of an image.</param>
/// <param name="TrainImages">Training images.</param>
/// <param name="ValidationImages">Validation images.</param>
/// <param name="TestImages">Test images.</param>
/// <param name="Classes">The classes by label, with the number of their images in each part.</param>
/// <param name="Pictures">What the files of pictures are; null if there are none.</param>
/// <param name="SuggestedInputSize">A usual size that the pictures have; null for other data, and if it is the size that was
/// given or that of the space.</param>
/// <param name="Notes">How the data was understood, what was left out, and what is doubtful.</param>
/// <param name="Space">How a search space fits the data; null if none was asked for.</param>
internal sealed record DataReport(
    string Source,
    string? Fingerprint,
    int Channels,
    ImageSize InputSize,
    long TrainImages,
    long ValidationImages,
    long TestImages,
    IReadOnlyList<ClassCount> Classes,
    PictureSummary? Pictures,
    ImageSize? SuggestedInputSize,
    IReadOnlyList<DataNote> Notes,
    SpaceFit? Space);

/// <summary>How a search space fits data.</summary>
/// <param name="Name">The name of the space.</param>
/// <param name="Classes">Its number of classes, if it says one; that of the data counts.</param>
/// <param name="InputChannels">The channels that it takes.</param>
/// <param name="InputSize">Its height and width.</param>
/// <param name="Fits">Whether a search takes the channels of the data.</param>
internal sealed record SpaceFit(string Name, int Classes, int InputChannels, ImageSize InputSize, bool Fits);
