using System.Globalization;

namespace Osnas.Experiments;

/// <summary>What the network of a run takes each test image for, aggregated while it is read.</summary>
internal sealed class PredictionsReader
{
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Label, int Predicted), long> _counts = [];
    private readonly PriorityQueue<(int Row, WrongImage Image), (double Probability, int NegativeRow)> _wrongImages = new();

    private PredictionsReader(IReadOnlyList<string> classNames)
    {
        foreach (var name in classNames)
            _labels.TryAdd(name, _labels.Count);
    }

    /// <summary>Reads the predictions of a run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="classNames">The names of the classes of the data, by label. A network may have more.</param>
    /// <exception cref="InvalidDataException">A line isn't that of an image.</exception>
    public static PredictionsReader Read(string path, IReadOnlyList<string> classNames)
    {
        var reader = new PredictionsReader(classNames);
        using var file = NamedFile.Open(path);
        foreach (var (line, row) in WholeLines.Read(file).Skip(1).Select((line, row) => (line, row)))
        {
            if (CsvText.Split(line) is not [var image, var name, var predicted, var text]
                || !double.TryParse(text, CultureInfo.InvariantCulture, out var probability) || probability is not (>= 0 and <= 1))
                throw new InvalidDataException(
                    FormattableString.Invariant(
                        $"{path}, line {row + 2}: '{NumberText.Shorten(line)}' is not the prediction of an image."));
            reader.Add(row, new(image, name, predicted, probability));
        }

        return reader;
    }

    /// <summary>The record of all images.</summary>
    /// <param name="thumbnails">Pictures of wrong images; those of other images don't count.</param>
    public TestRecord ToRecord(IReadOnlyList<ThumbnailDocument> thumbnails)
    {
        string[] names = [.. _labels.Keys];
        var cells = _counts.ToLookup(cell => cell.Key.Label, cell => (cell.Key.Predicted, Images: cell.Value));
        return new(
            [.. names.Select((name, label) => Describe(name, label, cells[label], names))],
            names.Length > TestRecord.MostOfMatrix
                ? []
                : [.. names.Select((_, label) => (long[])[.. names.Select((_, other) => _counts.GetValueOrDefault((label, other)))])],
            [
                .. _wrongImages.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element.Image with
                {
                    Thumbnail = thumbnails.FirstOrDefault(thumbnail => thumbnail?.Row == item.Element.Row) is { } found
                        ? BitmapUri.TryWrite(found) : null,
                }),
            ]);
    }

    private static TestedClass Describe(string name, int label, IEnumerable<(int Predicted, long Images)> cells, string[] names)
    {
        var others = cells.Where(cell => cell.Predicted != label).OrderByDescending(cell => cell.Images).ThenBy(cell => cell.Predicted);
        var (most, images) = others.FirstOrDefault();
        return new(
            name,
            cells.Sum(cell => cell.Images),
            cells.Where(cell => cell.Predicted == label).Sum(cell => cell.Images),
            images > 0 ? names[most] : null,
            images);
    }

    private void Add(int row, WrongImage image)
    {
        var cell = (LabelOf(image.Class), LabelOf(image.Predicted));
        _counts[cell] = _counts.GetValueOrDefault(cell) + 1;
        if (image.Class == image.Predicted)
            return;
        _wrongImages.Enqueue((row, image), (image.Probability, -row));
        if (_wrongImages.Count > TestRecord.MostWrong)
            _wrongImages.Dequeue();
    }

    private int LabelOf(string name)
    {
        if (!_labels.TryGetValue(name, out var label))
            _labels.Add(name, label = _labels.Count);
        return label;
    }
}
