using System.Text;

namespace Osnas.Generators.Emit;

/// <summary>Writes indented lines that end in <c>\n</c>. A raw string is written as it looks, at the current indent.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _isFirst = true;

    public void Write(string lines)
    {
        _isFirst = false;
        for (var start = 0; start <= lines.Length;)
        {
            var end = lines.IndexOf('\n', start);
            if (end < 0)
                end = lines.Length;
            var length = end > start && lines[end - 1] == '\r' ? end - start - 1 : end - start;
            if (length > 0)
                _text.Append(' ', _indent * IndentSize).Append(lines, start, length);
            _text.Append('\n');
            start = end + 1;
        }
    }

    /// <summary>Writes an empty line before a member, unless it is the first one of its block.</summary>
    public void Separate()
    {
        if (!_isFirst)
            _text.Append('\n');
    }

    /// <summary>Opens a block: the header, and a brace on a line of its own.</summary>
    /// <param name="header">The line before the brace.</param>
    /// <param name="open">The opening line.</param>
    /// <param name="close">The closing line.</param>
    /// <returns>An object whose disposal closes the block.</returns>
    public IDisposable Block(string header, string open = "{", string close = "}")
    {
        Write(header);
        return Indented(open, close);
    }

    /// <summary>Indents the lines between two lines.</summary>
    /// <param name="open">The line before.</param>
    /// <param name="close">The line after.</param>
    /// <returns>An object whose disposal closes the block.</returns>
    public IDisposable Indented(string open, string close)
    {
        Write(open);
        _indent++;
        _isFirst = true;
        return new Closer(this, close);
    }

    public override string ToString() => _text.ToString();

    private sealed class Closer(SourceWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer._indent--;
            writer.Write(close);
        }
    }
}
