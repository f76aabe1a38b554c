namespace Osnas.Data;

/// <summary>Divides the lines of a table into fields.</summary>
/// <param name="separator">What is between two fields; a space stands for any white space.</param>
internal sealed class FieldSplitter(char separator)
{
    private const char Quote = '"';
    private const char WhiteSpace = ' ';

    // All pixels of an image may be one field.
    private const int Beginning = 1 << 20;

    // A comma may be that of a decimal fraction, so it comes after what divides fields with such commas.
    private static readonly char[] Separators = [';', '\t', ','];

    /// <summary>The separator in words.</summary>
    public string Name => separator switch
    {
        ';' => "semicolons",
        '\t' => "tabs",
        ',' => "commas",
        _ => "spaces",
    };

    /// <summary>The separator that Excel writes into the first line, as <c>sep=;</c>; null if the line is another.</summary>
    /// <param name="line">The line.</param>
    public static FieldSplitter? Declared(string line) =>
        line.Trim(Quote, WhiteSpace) is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var separator] && Separators.Contains(separator)
            ? new(separator)
            : null;

    /// <summary>Recognizes the separator by a line.</summary>
    /// <param name="line">The line.</param>
    public static FieldSplitter Detect(string line)
    {
        var isQuoted = false;
        var outside = new HashSet<char>();
        foreach (var letter in line.AsSpan(0, Math.Min(line.Length, Beginning)))
        {
            isQuoted ^= letter == Quote;
            if (!isQuoted)
                outside.Add(letter);
        }

        return new(Array.Find(Separators, outside.Contains) is var found and not '\0' ? found : WhiteSpace);
    }

    /// <summary>Finds the fields of a line, without white space and quotes around them.</summary>
    /// <param name="line">The line.</param>
    /// <param name="fields">Is filled with them.</param>
    /// <returns>False if a quote isn't closed, or text follows it.</returns>
    public bool Split(string line, List<Range> fields)
    {
        fields.Clear();
        var end = line.AsSpan().TrimEnd(WhiteSpace).Length;
        var start = SkipSpace(line, 0, end);
        while (true)
        {
            var (from, to, next) = start < end && line[start] == Quote ? Quoted(line, start, end) : Plain(line, start, end);
            if (next < 0)
                return false;
            fields.Add(from..to);
            if (next == end || fields.Count > Table.MaxColumns)
                return true;
            start = SkipSpace(line, next + 1, end);
        }
    }

    /// <summary>A field as text.</summary>
    public static string Text(string line, Range field) => line[field].Replace("\"\"", "\"", StringComparison.Ordinal);

    private (int From, int To, int Next) Plain(string line, int start, int end)
    {
        var next = start;
        while (next < end && !IsSeparator(line[next]))
            next++;
        return (start, start + line.AsSpan(start, next - start).TrimEnd().Length, next);
    }

    private (int From, int To, int Next) Quoted(string line, int start, int end)
    {
        var close = start + 1;
        while (close < end && (line[close] != Quote || (close + 1 < end && line[close + 1] == Quote)))
            close += line[close] == Quote ? 2 : 1;
        if (close >= end)
            return (0, 0, -1);
        var next = close + 1;
        while (next < end && !IsSeparator(line[next]) && line[next] == WhiteSpace)
            next++;
        return next == end || IsSeparator(line[next]) ? (start + 1, close, next) : (0, 0, -1);
    }

    private int SkipSpace(string line, int start, int end)
    {
        while (start < end && (line[start] == WhiteSpace || (separator == WhiteSpace && IsSeparator(line[start]))))
            start++;
        return start;
    }

    private bool IsSeparator(char letter) => separator == WhiteSpace ? letter is WhiteSpace or '\t' : letter == separator;
}
