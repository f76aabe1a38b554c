using System.Globalization;

namespace Osnas.Data;

/// <summary>
/// The classes of data: the labels of its training images in order, numbers by their value and names by their characters.
/// </summary>
internal sealed class ClassLabels
{
    private readonly Dictionary<string, long> _numbers;

    private ClassLabels(IReadOnlyList<string> names, bool areNumbers)
    {
        Names = names;
        _numbers = names.Select((name, number) => (name, (long)number)).ToDictionary(StringComparer.Ordinal);
        Note = !areNumbers ? new(DataNoteKind.Understood, $"the labels are names; classes are in their ordinal order: {List(names)}")
            : names[0] != "0" || names[^1] != Text(names.Count - 1)
                ? new(DataNoteKind.Understood, $"the labels are not 0 to {names.Count - 1}; classes are in their order: {List(names)}")
            : null;
    }

    /// <summary>The labels as the training images have them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How labels became classes, where they aren't the classes' numbers.</summary>
    public DataNote? Note { get; }

    /// <summary>Finds the classes of training images.</summary>
    /// <param name="train">The training images.</param>
    /// <exception cref="InvalidDataException">There are no two classes, or too many.</exception>
    public static ClassLabels Of(LabelledImages train)
    {
        var labels = train.Labels.Distinct(StringComparer.Ordinal).ToArray();
        if (labels is [var only])
            throw new InvalidDataException(
                $"{train.Place}: all {train.Labels.Count} images have the same class, '{TableCell.Show(only)}', so there is nothing "
                + "to tell "
                + "apart.");
        if (labels.Length is 0 or > SearchSpaceSpec.MaxExtent)
            throw new InvalidDataException($"{train.Place}: {labels.Length} classes; write 2 to {SearchSpaceSpec.MaxExtent}.");
        var areNumbers = labels.All(label => long.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
        return new(
            [.. areNumbers
                ? labels.OrderBy(label => long.Parse(label, CultureInfo.InvariantCulture))
                : labels.Order(StringComparer.Ordinal)],
            areNumbers);
    }

    /// <summary>The numbers of the classes of images.</summary>
    /// <param name="images">The images.</param>
    /// <param name="train">The training images, whose classes these are.</param>
    /// <exception cref="InvalidDataException">A label is of no training image.</exception>
    public long[] Number(LabelledImages images, LabelledImages train)
    {
        var unknown = images.Labels.Where(label => !_numbers.ContainsKey(label)).Distinct(StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
            throw new InvalidDataException(
                $"{images.Place}: the label{(unknown.Length > 1 ? "s" : string.Empty)} {List(unknown)} "
                + $"{(unknown.Length > 1 ? "are" : "is")} of no training image in {train.Place}, whose labels are {List(Names)}.");
        return [.. images.Labels.Select(label => _numbers[label])];
    }

    private static string List(IReadOnlyList<string> names)
    {
        const int MaxShown = 12;
        var shown = names.Count <= MaxShown ? names : [.. names.Take(MaxShown - 2), "...", names[^1]];
        return string.Join(", ", shown.Select(TableCell.Show));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
