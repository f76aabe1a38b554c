using System.Globalization;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.GZip;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Reads gray images from comma-separated values: a line holds the pixels of a square image, row by row, and the label.</summary>
public static class CsvImages
{
    private const int MaxShown = 40;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; gzipped if its name ends in <c>.gz</c>.</param>
    /// <returns>The images.</returns>
    /// <exception cref="InvalidDataException">A line isn't as described; the message names file and line.</exception>
    public static InMemoryDataset Read(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipInputStream(file) : file);
        var pixels = new List<float>();
        var labels = new List<long>();
        var columns = 0;
        while (ReadLine(path, reader) is { } line)
        {
            var values = line.Split(',');
            if (columns == 0)
                columns = values.Length;
            var place = $"{path}, line {labels.Count + 1}";
            if (values.Length != columns)
                throw new InvalidDataException($"{place}: {values.Length} values; the lines before have {columns}.");
            foreach (var value in values.AsSpan(0, columns - 1))
                pixels.Add(float.TryParse(value, CultureInfo.InvariantCulture, out var pixel) && float.IsFinite(pixel) ? pixel : throw new InvalidDataException($"{place}: {Show(value)} is not a number."));
            labels.Add(long.TryParse(values[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var label) && label < SearchSpaceSpec.MaxExtent
                ? label
                : throw new InvalidDataException($"{place}: the last value, {Show(values[^1])}, is not a label."));
        }

        var size = (int)Math.Sqrt(columns - 1);
        if (labels.Count == 0 || size == 0 || size * size != columns - 1)
            throw new InvalidDataException($"{path}: {labels.Count} lines of {Math.Max(columns - 1, 0)} pixels are not square images.");
        return new(tensor(pixels.ToArray(), [labels.Count, 1, size, size]), tensor(labels.ToArray()), (int)labels.Max() + 1);
    }

    /// <summary>A value in a message; the file may be anything.</summary>
    private static string Show(string value)
    {
        var shown = string.Concat(value.Take(MaxShown).Select(letter => char.IsControl(letter) ? '?' : letter));
        return value.Length > MaxShown ? $"'{shown}...'" : $"'{shown}'";
    }

    // TorchSharp's own library, for .NET's takes a truncated file for a whole one, which here may end at any line.
    private static string? ReadLine(string path, StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (SharpZipBaseException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }
}
