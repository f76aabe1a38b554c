using System.Text;

namespace Osnas.Common;

/// <summary>A file of lines, each added as soon as it is known. What an earlier process added stays.</summary>
internal sealed class LineJournal
{
    private readonly string _path;
    private readonly string _header;

    /// <summary>A journal, with what its file holds.</summary>
    /// <param name="path">The file; it may not exist yet.</param>
    /// <param name="header">The first line.</param>
    /// <exception cref="InvalidDataException">The file has another one.</exception>
    public LineJournal(string path, string header)
    {
        _path = path;
        _header = $"{header}\n";
        var text = File.Exists(path) ? NamedFile.ReadText(path) : string.Empty;

        // The last line may be half written.
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        var lines = whole.Split('\n');
        if (whole.Length > 0 && lines[0].TrimEnd('\r') is var found && found != header)
        {
            throw new InvalidDataException(
                $"{path}, line 1: the header is '{NumberText.Shorten(found)}', not '{header}'. Delete the file to evaluate all "
                + "candidates again, or choose another folder or name.");
        }

        Lines = [.. lines.Select((line, index) => (index + 1, line)).Skip(1).Where(line => line.line.Length > 0)];
        if (whole != text)
            AtomicFile.WriteAllText(path, whole.Length == 0 ? _header : whole);
    }

    /// <summary>The lines that it had when it was opened, with their numbers, without the header.</summary>
    public IReadOnlyList<(int Number, string Text)> Lines { get; }

    /// <summary>Creates the file, unless it has a header already.</summary>
    public void Begin()
    {
        if (!File.Exists(_path) || new FileInfo(_path).Length == 0)
            AtomicFile.WriteAllText(_path, _header);
    }

    /// <summary>Adds a line.</summary>
    public void Add(string line)
    {
        Begin();
        using var file = new FileStream(_path, FileMode.Append);
        file.Write(Encoding.UTF8.GetBytes($"{line}\n"));
    }

    /// <summary>The error of a line.</summary>
    /// <param name="line">Its number.</param>
    /// <param name="message">What is wrong with it.</param>
    public InvalidDataException Fault(int line, string message) =>
        new($"{_path}, line {line}: {message}. Delete the line, or delete the file to evaluate all candidates again.");
}
