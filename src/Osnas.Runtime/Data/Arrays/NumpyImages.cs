using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// Reads images from NumPy arrays with the names that Keras (<c>x_train</c>, <c>y_train</c>, <c>x_test</c>, <c>y_test</c>) and
/// MedMNIST (<c>train_images</c>, <c>train_labels</c>, <c>val_images</c>, ...) use. The arrays are in a file of
/// <c>numpy.savez</c>, or in <c>.npy</c> files of a folder. Images are <c>[N, H, W]</c>, <c>[N, H, W, C]</c>,
/// <c>[N, C, H, W]</c> or <c>[N, H * W]</c>; labels are <c>[N]</c>, <c>[N, 1]</c> or one-hot <c>[N, Classes]</c>.
/// </summary>
public static class NumpyImages
{
    private static readonly Dictionary<string, bool> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["x"] = true,
        ["images"] = true,
        ["image"] = true,
        ["imgs"] = true,
        ["data"] = true,
        ["y"] = false,
        ["labels"] = false,
        ["label"] = false,
        ["targets"] = false,
        ["target"] = false,
    };

    /// <summary>Reads a file or a folder.</summary>
    /// <param name="path">A <c>.npz</c> file, or a folder with one <c>.npz</c> file or with <c>.npy</c> files.</param>
    /// <returns>The training images, or all images, and the validation and test images if there are any. Bytes become values
    /// from 0 to 1; other numbers stay unchanged.</returns>
    /// <exception cref="InvalidDataException">The arrays don't have such names or shapes. The message names the file and the
    /// array.</exception>
    public static (InMemoryDataset Train, InMemoryDataset? Validation, InMemoryDataset? Test) Read(string path)
    {
        var parts = ReadParts(path);
        return ((InMemoryDataset)parts.Train, (InMemoryDataset?)parts.Validation, (InMemoryDataset?)parts.Test);
    }

    internal static ImageParts ReadParts(string path)
    {
        using var scope = NewDisposeScope();
        using var file = NumpyFile.Open(path);
        var notes = new List<DataNote>();
        var roles = new Dictionary<(DataPart Part, bool IsImages), string>();
        foreach (var name in file.Arrays.Keys.Order(StringComparer.Ordinal))
        {
            if (RoleOf(name) is not { } role)
                notes.Add(new(DataNoteKind.LeftOut, $"array '{TableCell.Show(name)}', whose name indicates neither images nor labels"));
            else if (!roles.TryAdd(role, name))
                throw new InvalidDataException(
                    $"{file.Path}: the arrays '{roles[role]}' and '{name}' have the same role. Keep one of them.");
        }

        var train = Part(DataPart.Train) ?? throw new InvalidDataException(
            $"{file.Path} holds "
            + (file.Arrays.Count == 0 ? "no arrays" : string.Join(", ", file.Arrays.Keys.Take(8).Select(TableCell.Show)))
            + $": no training images with their labels. {FileFormat.NumpyWithoutNames.Hint}");
        return LabelledImages.ToParts(train, Part(DataPart.Validation), Part(DataPart.Test), notes);

        LabelledImages? Part(DataPart part)
        {
            var (images, labels) = (roles.GetValueOrDefault((part, true)), roles.GetValueOrDefault((part, false)));
            if (images is null && labels is null)
                return null;
            if (images is null || labels is null)
                throw new InvalidDataException(
                    $"{file.Path} holds {images ?? labels} without its {(images is null ? "images" : "labels")}. "
                    + $"{FileFormat.NumpyWithoutNames.Hint}");
            return NumpyPart.Read(file.Path, (images, file.Arrays[images]()), (labels, file.Arrays[labels]()), notes);
        }
    }

    /// <summary>What a name says: <c>x_train</c>, <c>trainX</c>, <c>train_images</c>; without a part, all images.</summary>
    private static (DataPart Part, bool IsImages)? RoleOf(string name)
    {
        var words = name.Split('_', '-', '.', ' ');
        if (words is [var joined] && !Roles.ContainsKey(joined))
            words = joined.Length > 1 && char.IsUpper(joined[^1])
                ? [joined[..^1], joined[^1..]]
                : char.ToUpper(joined[0], CultureInfo.InvariantCulture) is 'X' or 'Y' ? [joined[..1], joined[1..]] : words;
        return words switch
        {
            [var role] when Roles.TryGetValue(role, out var isImages) => (DataPart.Train, isImages),
            [var first, var second] when Roles.TryGetValue(first, out var isImages) && PartNames.OfWord(second) is { } part =>
                (part, isImages),
            [var first, var second] when Roles.TryGetValue(second, out var isImages) && PartNames.OfWord(first) is { } part =>
                (part, isImages),
            _ => null,
        };
    }
}
