using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Osnas.Generators.Json;

/// <summary>Parses JSON (RFC 8259) and keeps the location of each value, which no JSON reader in the compiler does.</summary>
internal sealed class JsonParser
{
    /// <summary>The maximum nesting depth, which keeps a stack overflow from ending the compiler.</summary>
    private const int MaxDepth = 64;

    private readonly string _text;
    private int _position;
    private int _depth;

    private JsonParser(string text) => _text = text;

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    /// <summary>Parses a JSON text.</summary>
    /// <returns>The value, or null and what is wrong with the text.</returns>
    public static (JsonNode? Root, JsonFault? Fault) Parse(string text)
    {
        var parser = new JsonParser(text);
        try
        {
            var root = parser.ReadValue();
            parser.SkipSpace();
            return parser._position == text.Length ? (root, null) : throw parser.Expected("the end of the file");
        }
        catch (SyntaxException exception)
        {
            return (null, exception.Fault);
        }
    }

    private JsonNode ReadValue()
    {
        SkipSpace();
        return Current switch
        {
            '{' => ReadParts('}', ReadMembers),
            '[' => ReadParts(']', ReadItems),
            '"' => ReadText(),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ when char.IsLetter(Current) => ReadWord(),
            _ => throw Expected("a value"),
        };
    }

    private JsonNode ReadParts(char close, Func<JsonNode, char, JsonNode> read)
    {
        if (++_depth > MaxDepth)
            throw new SyntaxException(At(_position), $"values are nested more than {MaxDepth} deep");
        var node = read(new(null, At(_position++)), close);
        _depth--;
        return node;
    }

    private JsonNode ReadItems(JsonNode node, char close)
    {
        var items = new List<JsonNode>();
        while (HasNext(items.Count, close))
            items.Add(ReadValue());
        return node with { Items = items };
    }

    private JsonNode ReadMembers(JsonNode node, char close)
    {
        var members = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var count = 0;
        while (HasNext(count++, close))
        {
            SkipSpace();
            var name = Current == '"' ? (string)ReadText().Value! : throw Expected("a name in quotes");
            SkipSpace();
            Take(':');
            members[name] = ReadValue();
        }

        return node with { Members = members };
    }

    /// <summary>Goes to the next part, past the comma before it, or past the closing bracket.</summary>
    private bool HasNext(int count, char close)
    {
        SkipSpace();
        if (Current == close)
        {
            _position++;
            return false;
        }

        if (count == 0)
            return true;
        if (Current != ',')
            throw Expected($"',' or '{close}'");
        _position++;
        return true;
    }

    private JsonNode ReadText()
    {
        var start = _position++;
        var text = new StringBuilder();
        while (Current != '"')
        {
            if (Current < ' ')
                throw Expected("a closing quote");
            text.Append(Current == '\\' ? ReadEscape() : _text[_position++]);
        }

        return new(text.ToString(), TextSpan.FromBounds(start, ++_position));
    }

    private char ReadEscape()
    {
        _position++;
        var escape = Current;
        if (escape == 'u' && _position + 4 < _text.Length
            && ushort.TryParse(
                _text.Substring(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            _position += 5;
            return (char)code;
        }

        var place = "\"\\/bfnrt".IndexOf(escape);
        if (place < 0)
            throw Expected("an escape such as \\n or \\u00e9");
        _position++;
        return "\"\\/\b\f\n\r\t"[place];
    }

    private JsonNode ReadNumber()
    {
        var start = _position;
        if (Current == '-')
            _position++;
        if (Current == '0')
            _position++;
        else
            SkipDigits();
        if (Current == '.')
        {
            _position++;
            SkipDigits();
        }

        if (Current is 'e' or 'E')
        {
            _position++;
            if (Current is '+' or '-')
                _position++;
            SkipDigits();
        }

        var span = TextSpan.FromBounds(start, _position);
        var number = _text.Substring(start, span.Length);
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value)
            ? new(value, span)
            : throw new SyntaxException(span, $"{number} is too large for a number");
    }

    private void SkipDigits()
    {
        if (Current is not (>= '0' and <= '9'))
            throw Expected("a digit");
        while (Current is >= '0' and <= '9')
            _position++;
    }

    private JsonNode ReadWord()
    {
        var start = _position;
        while (char.IsLetterOrDigit(Current))
            _position++;
        var span = TextSpan.FromBounds(start, _position);
        return _text.Substring(start, span.Length) switch
        {
            "null" => new(null, span),
            "true" => new(true, span),
            "false" => new(false, span),
            var word => throw new SyntaxException(
                span, $"'{word}' isn't a value; a value is a number, a text in quotes, true, false or null"),
        };
    }

    private void Take(char expected)
    {
        if (Current != expected)
            throw Expected($"'{expected}'");
        _position++;
    }

    private void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
            _position++;
    }

    private TextSpan At(int position) => new(position, position < _text.Length ? 1 : 0);

    private SyntaxException Expected(string what)
    {
        var found = _position == _text.Length ? "the file ends" : char.IsControl(Current) ? "the line ends" : $"there is '{Current}'";
        return new(At(_position), $"{what} is expected, but {found}");
    }

    private sealed class SyntaxException(TextSpan span, string message) : Exception(message)
    {
        public JsonFault Fault => new(span, Message);
    }
}
