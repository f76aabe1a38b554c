using System.Globalization;
using System.Text;

namespace Osnas.Data;

/// <summary>The lines of a text file, with their numbers; no line is longer than a table of images needs.</summary>
/// <param name="path">The file; gzipped or not, in UTF-8 or whatever its byte order mark says.</param>
internal sealed class TableLines(string path) : IDisposable
{
    private const int MaxLength = 1 << 25;
    private const char Comment = '#';

    private readonly StreamReader _reader = new(CompressedFile.Open(path, checksEnd: true));
    private readonly StringBuilder _line = new();
    private readonly char[] _buffer = new char[1 << 14];
    private int _next;
    private int _end;
    private bool _skipLineFeed;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The lines of comments that were left out.</summary>
    public int Comments { get; private set; }

    /// <summary>The last of them, without its mark.</summary>
    public string? LastComment { get; private set; }

    /// <summary>The next line that is neither blank nor a comment; null at the end.</summary>
    public string? Read()
    {
        while (ReadLine() is { } line)
        {
            Number++;
            if (line.AsSpan().TrimStart().StartsWith([Comment]))
            {
                Comments++;
                LastComment = line.TrimStart().TrimStart(Comment);
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                return line;
            }
        }

        return null;
    }

    public void Dispose() => _reader.Dispose();

    private string? ReadLine()
    {
        _line.Clear();
        while (Fill())
        {
            var rest = _buffer.AsSpan(_next, _end - _next);
            var length = rest.IndexOfAny('\r', '\n');
            _line.Append(length < 0 ? rest : rest[..length]);
            if (_line.Length > MaxLength)
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path}, line {Number + 1}: the line is longer than {MaxLength:N0} characters; this is not a table of images."));
            _next = length < 0 ? _end : _next + length + 1;
            if (length < 0)
                continue;
            _skipLineFeed = rest[length] == '\r';
            return CheckText();
        }

        return _line.Length > 0 ? CheckText() : null;
    }

    /// <summary>Makes sure that there is a character to read, behind the second half of the end of a line.</summary>
    private bool Fill()
    {
        while (true)
        {
            if (_next == _end)
                (_next, _end) = (0, _reader.Read(_buffer));
            if (_end == 0)
                return false;
            if (!_skipLineFeed || _buffer[_next] != '\n')
                break;
            _next++;
            _skipLineFeed = false;
        }

        _skipLineFeed = false;
        return true;
    }

    private string CheckText() => TextCheck.Check(path, Number + 1, _line.ToString());
}
