using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>Data that fits a space.</summary>
internal static class ExperimentData
{
    private const int GrayChannels = 1;
    private const int ColorChannels = 3;

    /// <summary>Loads data for a space. Where the options have no size, the images are scaled to that of the space.</summary>
    public static DataSplit Load(SearchSpaceRegistration space, DataOptions options, int seed) =>
        Fit(space, options, DataSource.Load(options with { InputSize = options.InputSize ?? space.Spec.InputSize }, seed));

    /// <summary>Gives data the channels of a space; data that doesn't fit is disposed and refused.</summary>
    public static DataSplit Fit(SearchSpaceRegistration space, DataOptions options, DataSplit data)
    {
        if (Fits(data.Train, space.Spec))
            return data.Train.Channels == space.Spec.InputChannels ? data : data.ToColor();
        using (data)
            throw new SearchSpaceException(
                $"{space.Spec.Name} takes images of {space.Spec.InputChannels} channels; those of {options.Source} have "
                + $"{data.Train.Channels}. Set InputChannels in [SearchSpace], and the first block's in-channels.");
    }

    /// <summary>Whether a space takes the channels of images; gray ones are given to a space of three as they are, three times.</summary>
    public static bool Fits(ImageDataset images, SearchSpaceSpec spec) =>
        images.Channels == spec.InputChannels
        || (images is InMemoryDataset { Channels: GrayChannels } && spec.InputChannels == ColorChannels);

    /// <summary>Makes sure that the images of batches fit into memory.</summary>
    public static void CheckBatches(ImageDataset images, params int[] batchSizes) =>
        ImageMemory.Check(Math.Min(images.Count, batchSizes.Max()), images.Channels, images.Size);
}
