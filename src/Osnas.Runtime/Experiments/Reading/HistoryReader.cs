using System.Globalization;

namespace Osnas.Experiments;

/// <summary>Reads the trainings of a run.</summary>
internal static class HistoryReader
{
    /// <summary>Reads the history of a run.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The trainings, in the order of the file.</returns>
    /// <exception cref="InvalidDataException">A line isn't that of an epoch.</exception>
    public static IReadOnlyList<TrainingCurve> Read(string path)
    {
        var curves = new Dictionary<string, List<EpochPoint>>(StringComparer.Ordinal);
        using var file = NamedFile.Open(path);
        foreach (var (line, number) in WholeLines.Read(file).Select((line, index) => (line, index + 1)).Skip(1))
        {
            if (CsvText.Split(line) is not [var network, var epoch, var loss, var accuracy, var rate, var validation]
                || !int.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var atEpoch)
                || Number(loss) is not { } meanLoss || Number(accuracy) is not { } share || Number(rate) is not { } learningRate
                || (validation.Length > 0 && Number(validation) is null))
                throw new InvalidDataException($"{path}, line {number}: '{NumberText.Shorten(line)}' is not an epoch of a training.");
            if (!curves.TryGetValue(network, out var epochs))
                curves.Add(network, epochs = []);
            epochs.Add(new(atEpoch, meanLoss, share, learningRate, Number(validation)));
        }

        return [.. curves.Select(curve => new TrainingCurve(curve.Key, curve.Value))];
    }

    private static double? Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
