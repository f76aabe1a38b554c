using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>A part of the images in NumPy's arrays.</summary>
internal static class NumpyPart
{
    private const int MaxChannels = 4;

    /// <summary>Reads images and their labels.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="images">The images and their name.</param>
    /// <param name="labels">The labels and their name.</param>
    /// <param name="notes">Is told how the shape was understood.</param>
    public static LabelledImages Read(
        string path, (string Name, NumpyArray Values) images, (string Name, NumpyArray Values) labels, ICollection<DataNote> notes)
    {
        var place = $"{path} ({images.Name})";
        if (images.Values.IsText || images.Values.Shape is [] or [0, ..])
            throw new InvalidDataException($"{place}: {images.Values.Description} are not images.");
        var values = Arrange(place, images.Values, out var order);
        var numbers = Labels($"{path} ({labels.Name})", labels.Values, values.shape[0], images.Name);
        var pixels = values.to(ScalarType.Float32);
        var isBytes = images.Values is { Kind: 'u', ItemSize: 1 };
        if (isBytes)
            pixels = pixels.div_(byte.MaxValue);
        if (!TensorReads.OnHost<bool>(pixels.isfinite().all()).Single())
            throw new InvalidDataException($"{place}: some values are NaN or infinite.");
        notes.Add(new(DataNoteKind.Understood, $"{images.Name}: {images.Values.Description}, {order}"));
        return new(place, pixels, numbers) { Scale = isBytes ? Preprocessing.ByteScale : 1 };
    }

    private static Tensor Arrange(string place, NumpyArray array, out string order)
    {
        var values = array.ToTensor();
        var shape = array.Shape;
        switch (shape)
        {
            case [_, var height, var width] when height > 0 && (height == width || Math.Min(height, width) > MaxChannels):
                order = "gray images";
                return values.unsqueeze(1);
            case [_, var pixels] when TableLayout.SquareOf(pixels) is > 0 and var size:
                order = $"gray images of {size}x{size} pixels, row by row";
                return values.view(-1, 1, size, size);
            case [_, var height, var width, var channels] when AreImages(height, width, channels):
                order = channels == 1 ? "gray images" : $"{channels} channels, last";
                return values.permute(0, 3, 1, 2).contiguous();
            case [_, var channels, var height, var width] when AreImages(height, width, channels):
                order = channels == 1 ? "gray images" : $"{channels} channels, first";
                return values;
            case [_, _, _]:
                throw new InvalidDataException(
                    $"{place}: {array.Description}: gray images that aren't square must be higher and wider than {MaxChannels} pixels, "
                    + "because so few could be channels.");
            case [_, _, _, <= MaxChannels]:
            case [_, <= MaxChannels, _, _]:
                throw new InvalidDataException(
                    $"{place}: {array.Description}: height and width must be larger than the number of channels (1 to {MaxChannels}).");
            default:
                throw new InvalidDataException(
                    $"{place}: {array.Description} are not images [N, H, W], [N, H, W, C] or [N, C, H, W] with up to {MaxChannels} "
                    + $"channels. {(shape.Length >= 4 ? "Volumes can't be read." : "Write the images with their height and width.")}");
        }
    }

    private static bool AreImages(long height, long width, long channels) =>
        channels is > 0 and <= MaxChannels && Math.Min(height, width) > channels;

    private static string[] Labels(string place, NumpyArray array, long images, string imagesName)
    {
        if (array.Shape is [] || array.Shape[0] != images)
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{place}: {array.Description} for {images:N0} images in {imagesName}; each image needs a label."));
        var width = array.Count / images;
        if (array.IsText)
            return width == 1 ? array.ToText() : throw Wrong();
        using var values = array.ToTensor().to(ScalarType.Float64);
        using var rows = values.view(images, -1);
        if (width == 1)
        {
            var labels = TensorReads.OnHost<double>(rows.flatten());
            return Array.TrueForAll(labels, label => label is >= 0 and < SearchSpaceSpec.MaxExtent && label == Math.Truncate(label))
                ? [.. labels.Select(label => label.ToString(CultureInfo.InvariantCulture))]
                : throw new InvalidDataException(
                    $"{place}: some labels are not whole numbers from 0 to {SearchSpaceSpec.MaxExtent - 1}.");
        }

        var isOneHot = TensorReads.OnHost<bool>((values.eq(0) | values.eq(1)).all() & rows.sum(1).eq(1).all()).Single();
        return array.Shape.Length == 2 && isOneHot
            ? [.. TensorReads.OnHost<long>(rows.argmax(1)).Select(label => label.ToString(CultureInfo.InvariantCulture))]
            : throw Wrong();

        InvalidDataException Wrong() =>
            new($"{place}: {array.Description} is not one label for each image: [N], [N, 1], or [N, Classes] with a single 1 in each "
                + "row. Osnas doesn't support several labels for an image.");
    }
}
