using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Images with their labels as a file has them.</summary>
/// <param name="Place">The file or the folder, for messages.</param>
/// <param name="Images"><c>[N, C, H, W]</c>, 32-bit floats.</param>
/// <param name="Labels">For each image a whole number, or the name of a class.</param>
internal sealed record LabelledImages(string Place, Tensor Images, IReadOnlyList<string> Labels)
{
    /// <summary>The group of each image; null for one without, or if none were asked for.</summary>
    public IReadOnlyList<string?>? Groups { get; init; }

    /// <summary>The factor that the values of the file were multiplied with.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Numbers the classes of the training images, and makes data sets of all parts.</summary>
    /// <param name="train">The training images, or all.</param>
    /// <param name="validation">Null if there are none.</param>
    /// <param name="test">Null if there are none.</param>
    /// <param name="notes">What is told of them.</param>
    /// <exception cref="InvalidDataException">The parts don't fit together, or there are no two classes.</exception>
    public static ImageParts ToParts(LabelledImages train, LabelledImages? validation, LabelledImages? test, IEnumerable<DataNote> notes)
    {
        List<DataNote> all = [.. notes];
        if (validation is not null && test is null)
        {
            (validation, test) = (null, validation);
            all.Add(ImageParts.ValidationTests);
        }

        var classes = ClassLabels.Of(train);
        if (classes.Note is { } note)
            all.Add(note);
        var labels = new[] { train, validation, test }.Select(part => part is null ? null : classes.Number(part, train)).ToArray();
        return new(Create(train, 0)!, Create(validation, 1), Create(test, 2), new()) { Notes = all };

        InMemoryDataset? Create(LabelledImages? part, int index) =>
            part is null
                ? null
                : new(part.Images, TensorFactory.Of(labels[index]!, Devices.Host), classes.Names.Count)
                {
                    ClassNames = classes.Names,
                    Groups = part.Groups,
                    Scale = part.Scale,
                };
    }
}
