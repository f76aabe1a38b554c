using System.Buffers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Osnas.Experiments;

/// <summary>
/// Makes values of YAML text. What is nested too deep, refers to itself or is there twice is refused at its place:
/// recursion and memory are bounded whatever the text is.
/// </summary>
internal sealed class YamlComposer
{
    /// <summary>The most levels of nested values.</summary>
    public const int DeepestValue = 32;

    private const string CoreTag = "tag:yaml.org,2002:";

    private static readonly string[] PlainTags = ["int", "float", "bool", "null"];
    private static readonly string[] OtherTags = ["str", "map", "seq"];

    /// <summary>All but tabs and the ends of lines.</summary>
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Append(0x7F).Select(code => (char)code).Except("\t\r\n")]);

    private readonly string _source;
    private readonly string[] _lines;
    private readonly Parser _parser;
    private readonly YamlMerge _merge;
    private readonly Dictionary<string, YamlValue?> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<(int Line, int Column)> _brackets = new();
    private int _depth;

    private YamlComposer(string source, string text) =>
        (_source, _lines, _parser, _merge) = (source, text.Split('\n'), new Parser(new StringReader(text)), new YamlMerge(source));

    /// <summary>Reads a text of at most one document.</summary>
    /// <param name="source">What the text is called.</param>
    /// <param name="text">The text.</param>
    /// <returns>Its root; none if the text is empty.</returns>
    /// <exception cref="ConfigException">It isn't YAML, or has what isn't read.</exception>
    public static IEnumerable<YamlValue> Read(string source, string text)
    {
        var composer = new YamlComposer(source, text);
        composer.CheckCharacters(text);
        try
        {
            return composer.ReadDocuments();
        }
        catch (YamlException exception)
        {
            throw composer.Explain(exception);
        }
        catch (ArgumentException)
        {
            // What YamlDotNet throws for some tags.
            var place = composer._parser.Current?.End ?? Mark.Empty;
            throw composer.Fault(
                Math.Max(1, Line(place)),
                Math.Max(1, Column(place)),
                "this is not YAML: a value type is invalid; look for a ! that needs quotes");
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet throws for some lists that aren't closed; it doesn't tell where.
            var (line, column) = composer._brackets.TryPeek(out var bracket) ? bracket : (1, 1);
            throw composer.Fault(line, column, "this is not YAML: a list or a mapping isn't closed; look for a [ or { that has no ] or }");
        }
    }

    private List<YamlValue> ReadDocuments()
    {
        var roots = new List<YamlValue>();
        _parser.Consume<StreamStart>();
        while (_parser.TryConsume<DocumentStart>(out _))
        {
            _anchors.Clear();
            var root = ReadValue();
            _parser.Consume<DocumentEnd>();
            if (root is YamlScalar { IsNull: true })
                continue;
            if (roots.Count > 0)
                throw Fault(root.Line, root.Column, "a configuration file holds one document; move the others to separate files");
            roots.Add(root);
        }

        return roots;
    }

    private YamlValue ReadValue()
    {
        var (line, column) = (Line(_parser.Current!.Start), Column(_parser.Current.Start));
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return Resolve(alias, line, column);

        // YamlDotNet ends some mappings within an entry.
        var node = _parser.Current as NodeEvent ?? throw Fault(line, column, "this is not YAML: a value is missing");
        CheckIndentation(line, column);
        CheckTag(node.Tag, line, column);
        var value = Create(node, line, column);
        if (node.Anchor.IsEmpty)
            return Fill(value);

        // Until its end is read, an alias of it would be one of itself.
        _anchors[node.Anchor.Value] = null;
        Fill(value);
        return _anchors[node.Anchor.Value] = value;
    }

    private static YamlValue Create(NodeEvent node, int line, int column) => node switch
    {
        MappingStart => new YamlMapping(line, column),
        SequenceStart => new YamlSequence(line, column),
        Scalar scalar => new YamlScalar(line, column, scalar.Value, IsText(scalar)),
        _ => throw new InvalidOperationException($"{node.GetType()} is no value."),
    };

    private static bool IsText(Scalar scalar) => scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific
        ? scalar.Style != ScalarStyle.Plain
        : !PlainTags.Contains(NameOf(scalar.Tag));

    private YamlValue Fill(YamlValue value)
    {
        var isFlow = _parser.Current is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };
        _parser.MoveNext();
        if (value is YamlScalar)
            return value;
        if (++_depth > DeepestValue)
            throw Fault(value.Line, value.Column, $"values are nested more than {DeepestValue} levels deep");
        if (isFlow)
            _brackets.Push((value.Line, value.Column));
        if (value is YamlMapping mapping)
            FillMapping(mapping);
        else if (value is YamlSequence list)
            FillSequence(list);
        if (isFlow)
            _brackets.Pop();
        _depth--;
        return value;
    }

    private void FillSequence(YamlSequence list)
    {
        while (!_parser.TryConsume<SequenceEnd>(out _))
            list.Items.Add(ReadValue());
    }

    private void FillMapping(YamlMapping mapping)
    {
        var taken = new Stack<YamlValue>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var read = ReadValue();
            var key = read as YamlScalar ?? throw Fault(read.Line, read.Column, "a key is a word, not a list or a mapping");
            var value = ReadValue();
            if (YamlMerge.IsAskedBy(key))
                taken.Push(value);
            else if (!mapping.Entries.TryAdd(key.Text, (key, value)))
                throw Fault(
                    key.Line,
                    key.Column,
                    $"the key '{NumberText.Shorten(key.Text)}' appears twice, first in line {mapping.Entries[key.Text].Key.Line}; "
                    + "remove one of them");
        }

        // Of several, PyYAML lets the last go first.
        foreach (var value in taken)
            _merge.Take(mapping, value);
    }

    private YamlValue Resolve(AnchorAlias alias, int line, int column)
    {
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var value))
            throw Fault(
                line,
                column,
                $"there is no anchor &{NumberText.Shorten(name)} before this; {SimilarName.Ask(name, _anchors.Keys)}write "
                + $"&{NumberText.Shorten(name)} where the value is");
        if (value is null)
            throw Fault(line, column, $"*{NumberText.Shorten(name)} refers to a value that contains it, and would never end");
        value.IsReferred = true;
        return value;
    }

    private static string NameOf(TagName tag) =>
        tag.Value.StartsWith(CoreTag, StringComparison.Ordinal) ? tag.Value[CoreTag.Length..] : tag.Value;

    private void CheckTag(TagName tag, int line, int column)
    {
        if (tag.IsEmpty || tag.IsNonSpecific || PlainTags.Concat(OtherTags).Contains(NameOf(tag)))
            return;
        var written = tag.Value.StartsWith(CoreTag, StringComparison.Ordinal) ? $"!!{NameOf(tag)}" : tag.Value;
        throw Fault(
            line, column, $"values of the type {NumberText.Shorten(written)} are not supported; write a value or a list without a type");
    }

    /// <summary>Between brackets, tabs are spaces.</summary>
    private void CheckIndentation(int line, int column)
    {
        if (_brackets.Count == 0 && TabIn(line) is { } tab && tab < column)
            throw Tab(line, tab);
    }

    private void CheckCharacters(string text)
    {
        if (text.Length > ConfigReader.LongestText)
            throw Fault(1, 1, $"the text has more than {ConfigReader.LongestText} characters, too many for a configuration");
        for (var line = 0; line < _lines.Length; line++)
        {
            var column = _lines[line].AsSpan().TrimEnd('\r').IndexOfAny(Controls);
            if (column >= 0)
                throw Fault(
                    line + 1,
                    column + 1,
                    FormattableString.Invariant(
                        $"there is a control character (U+{(int)_lines[line][column]:X4}): save the file as text in UTF-8"));
        }
    }

    private ConfigException Explain(YamlException exception)
    {
        var (first, last) = (Line(exception.Start), Line(exception.End));

        // A tab that ends a mapping is told at the beginning of that.
        var until = exception.Message.Contains("tab", StringComparison.Ordinal) ? _lines.Length : last + 1;
        for (var line = first; line <= until; line++)
        {
            if (TabIn(line) is { } tab)
                return Tab(line, tab);
        }

        return Fault(last, Column(exception.End), $"this is not YAML: {exception.Message}");
    }

    /// <summary>The column of the first tab in the indentation of a line that isn't empty, from 1; null if there is none.</summary>
    private int? TabIn(int line)
    {
        if (line < 1 || line > _lines.Length)
            return null;
        var text = _lines[line - 1].TrimEnd();
        var tab = text.AsSpan(0, text.Length - text.TrimStart().Length).IndexOf('\t');
        return tab < 0 ? null : tab + 1;
    }

    private ConfigException Tab(int line, int column) => Fault(line, column, "this line is indented with a tab; YAML allows only spaces");

    private ConfigException Fault(int line, int column, string message) => new([new(_source, line, column, message)]);

    private static int Line(Mark mark) => (int)Math.Min(mark.Line, int.MaxValue);

    private static int Column(Mark mark) => (int)Math.Min(mark.Column, int.MaxValue);
}
