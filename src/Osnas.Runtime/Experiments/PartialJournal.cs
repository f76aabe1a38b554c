using System.Globalization;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>
/// What architectures were judged on parts of the validation images, in a file of its own: it is no accuracy of a candidate.
/// </summary>
internal sealed class PartialJournal
{
    private const string Header = "start,end,correct,architecture";

    private readonly LineJournal _file;
    private readonly Dictionary<Architecture, List<(long Start, long End, long Correct)>> _parts = [];

    /// <summary>A journal, with what its file holds.</summary>
    /// <param name="path">The file; created when a part is added.</param>
    /// <param name="spec">The space.</param>
    /// <exception cref="InvalidDataException">A line isn't one of a part.</exception>
    public PartialJournal(string path, SearchSpaceSpec spec)
    {
        _file = new(path, Header);
        foreach (var (number, line) in _file.Lines)
        {
            var cells = line.Split('"');
            long[] numbers =
            [
                .. cells[0].TrimEnd(',').Split(',')
                    .Select(cell => long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1),
            ];
            if (cells.Length < 2 || numbers is not [>= 0 and var start, var end, >= 0 and var correct] || correct > end - start)
                throw _file.Fault(number, $"'{NumberText.Shorten(line)}' is not a part of the images");
            var architecture = ReadArchitecture(_file, number, cells[1], spec);
            if (Find(architecture, start, end) is not null)
                throw _file.Fault(number, $"{architecture} appears twice");
            Keep(architecture, start, end, correct);
        }
    }

    /// <summary>Reads the architecture of a line.</summary>
    /// <param name="file">The file.</param>
    /// <param name="number">The number of the line.</param>
    /// <param name="text">The architecture.</param>
    /// <param name="spec">The space.</param>
    /// <exception cref="InvalidDataException">It isn't one of the space.</exception>
    public static Architecture ReadArchitecture(LineJournal file, int number, string text, SearchSpaceSpec spec)
    {
        try
        {
            var architecture = Architecture.Parse(text);
            return spec.FindFault(architecture) is { } fault ? throw file.Fault(number, fault) : architecture;
        }
        catch (FormatException exception)
        {
            throw file.Fault(number, exception.Message.TrimEnd('.'));
        }
    }

    /// <summary>The images of a part that an architecture classifies right; null if it wasn't judged on it.</summary>
    public long? Find(Architecture architecture, long start, long end) =>
        _parts.GetValueOrDefault(architecture)?.Where(part => (part.Start, part.End) == (start, end))
            .Select(part => (long?)part.Correct).FirstOrDefault();

    /// <summary>The images of all parts that an architecture classifies right.</summary>
    public long CountCorrect(Architecture architecture) => _parts[architecture].Sum(part => part.Correct);

    /// <summary>Adds a part.</summary>
    public void Add(PartialEvaluation evaluation, long start, long end)
    {
        _file.Add(string.Create(
            CultureInfo.InvariantCulture, $"{start},{end},{evaluation.Correct},\"{evaluation.Architecture}\""));
        Keep(evaluation.Architecture, start, end, evaluation.Correct);
    }

    private void Keep(Architecture architecture, long start, long end, long correct)
    {
        if (!_parts.TryGetValue(architecture, out var parts))
            _parts.Add(architecture, parts = []);
        parts.Add((start, end, correct));
    }
}
