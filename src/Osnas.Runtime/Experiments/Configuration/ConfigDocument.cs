namespace Osnas.Experiments;

/// <summary>
/// A configuration: values by key, as <c>train.epochs</c>. Each key that is asked for is one that there is, so the
/// keys are told nowhere else. What is wrong is collected and told at once, with its place in the file.
/// </summary>
public sealed class ConfigDocument
{
    private static readonly string[] True = ["true", "yes", "on"];
    private static readonly string[] False = ["false", "no", "off"];

    private readonly string _source;
    private readonly Dictionary<string, ConfigEntry> _entries;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<ConfigFault> _errors;
    private readonly List<ConfigFault> _warnings = [];

    private ConfigDocument(string source, ConfigReader reader)
    {
        _source = source;
        _entries = reader.Entries;
        _errors = reader.Faults;
        if (reader.IsEmpty)
            _warnings.Add(new(source, 1, 1, "there are no values: all is as the defaults have it"));
    }

    /// <summary>The keys that there are: those that were asked for.</summary>
    public IReadOnlyCollection<string> Keys => _known;

    /// <summary>What is suspicious about the values, in the order of the file.</summary>
    public IReadOnlyList<ConfigFault> Warnings => InOrder(_warnings);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, in YAML.</param>
    /// <param name="overrides">Values that are used instead of the file's.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="ConfigException">It isn't YAML.</exception>
    public static ConfigDocument Read(string path, IEnumerable<ConfigOverride> overrides) => Parse(path, NamedFile.ReadText(path, ConfigReader.LongestText), overrides);

    /// <summary>Reads a text.</summary>
    /// <param name="source">What the text is called in messages.</param>
    /// <param name="text">The text, in YAML.</param>
    /// <param name="overrides">Values that are used instead of the text's.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ConfigException">It isn't YAML.</exception>
    public static ConfigDocument Parse(string source, string text, IEnumerable<ConfigOverride> overrides) => new(source, ConfigReader.Read(source, text, overrides));

    /// <summary>A text.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text, or null if it isn't given.</returns>
    public string? Text(string key) => Find(key) is { } entry ? Word(key, entry) : null;

    /// <summary>Texts, of a list or a single one.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The texts; empty if none is given.</returns>
    public IReadOnlyList<string> Texts(string key) => Find(key)?.Words ?? [];

    /// <summary>A yes or no.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Which, or null if it isn't given.</returns>
    public bool? Flag(string key)
    {
        if (Find(key) is not { } entry || Word(key, entry) is not { } word)
            return null;
        var isTrue = True.Contains(word, StringComparer.OrdinalIgnoreCase);
        if (entry.IsQuoted || !(isTrue || False.Contains(word, StringComparer.OrdinalIgnoreCase)))
            return Mistyped<bool>(key, entry, "True or False");
        return isTrue;
    }

    /// <summary>A whole number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="range">What it may be.</param>
    /// <returns>The number, or null if it isn't given.</returns>
    public int? Integer(string key, NumberRange range) => (int?)Number(key, range);

    /// <summary>A number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="range">What it may be.</param>
    /// <returns>The number, or null if it isn't given.</returns>
    public double? Number(string key, NumberRange range)
    {
        if (Find(key) is not { } entry || Word(key, entry) is not { } word)
            return null;
        if (entry.IsQuoted)
            return Mistyped<double>(key, entry, $"{range}");
        if (entry.Line > 0 && YamlOctal.Read(word) is { } octal)
            return Misplaced<double>(key, entry, $"YAML 1.1 reads that as {octal}, YAML 1.2 as {word.TrimStart('0', '_')}: write the one that is meant, without a 0 before it");
        if (range.TryRead(word, out var value))
            return value;
        Error(key, range.Describe(key, word));
        return null;
    }

    /// <summary>One of several names.</summary>
    /// <typeparam name="T">What they stand for.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="choices">The names, whose case doesn't count, and what they stand for.</param>
    /// <returns>What the given name stands for, or null if none is given.</returns>
    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (Find(key) is not { } entry || Word(key, entry) is not { } word)
            return null;
        foreach (var (name, value) in choices)
        {
            if (string.Equals(name, word, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return Misplaced<T>(key, entry, $"{SimilarName.Ask(word, choices.Keys)}there are {string.Join(", ", choices.Keys)}");
    }

    /// <summary>Makes keys known that have no effect here.</summary>
    /// <param name="keys">The keys.</param>
    public void Ignore(params string[] keys) => _known.UnionWith(keys);

    /// <summary>Makes all keys known that sections have here.</summary>
    /// <param name="sections">The names of the sections.</param>
    public void IgnoreSection(params string[] sections) =>
        _known.UnionWith(_entries.Keys.Where(key => sections.Contains(key[..key.IndexOf('.')])));

    /// <summary>Whether a value is given.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Whether it is.</returns>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether a value is used instead of the text's, or for lack of one there.</summary>
    internal bool IsOverridden(string key) => _entries.TryGetValue(key, out var entry) && entry.Line == 0;

    /// <summary>Whether a section has values.</summary>
    /// <param name="section">The name of the section.</param>
    /// <returns>Whether it has.</returns>
    public bool HasSection(string section) =>
        _entries.Any(pair => pair.Value.Words.Count > 0 && pair.Key.StartsWith($"{section}.", StringComparison.Ordinal));

    /// <summary>Says that a value is wrong, or missing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="message">What is wrong and what to write.</param>
    public void Error(string key, string message) => _errors.Add(At(key, message));

    /// <summary>Says that a value is suspicious.</summary>
    /// <param name="key">The key.</param>
    /// <param name="message">What is suspicious about it.</param>
    public void Warn(string key, string message) => _warnings.Add(At(key, message));

    /// <summary>Makes sure that nothing is wrong. To be called when all keys that there are were asked for.</summary>
    /// <exception cref="ConfigException">Something is; the message lists all of it.</exception>
    public void Check()
    {
        foreach (var (key, entry) in _entries.Where(pair => !_known.Contains(pair.Key) && !IsTemplate(pair.Value)))
            _errors.Add(new(entry.Source, entry.KeyLine, entry.KeyColumn, $"there is no key '{key}'{Suggest(key)}"));
        if (_errors.Count > 0)
            throw new ConfigException(InOrder(_errors));
    }

    /// <summary>Each once: several options can follow from one value.</summary>
    private static ConfigFault[] InOrder(IEnumerable<ConfigFault> faults) =>
        [.. faults.Distinct().OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    private string Suggest(string key)
    {
        var (section, name) = (key[..key.IndexOf('.')], key[(key.IndexOf('.') + 1)..]);
        var siblings = _known.Where(known => known.StartsWith($"{section}.", StringComparison.Ordinal)).Select(known => known[(section.Length + 1)..]).Order(StringComparer.Ordinal).ToArray();
        if (siblings.Length == 0 && SimilarName.Find(section, Sections()) is { } similar)
            return $"; did you mean the section {similar}?";
        if (siblings.Length == 0)
            return $"; the sections are {string.Join(", ", Sections())}";
        if (SimilarName.Find(name, siblings) is { } sibling)
            return $"; did you mean {section}.{sibling}?";
        var elsewhere = _known.Where(known => known.EndsWith($".{name}", StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault();
        return elsewhere is null ? $"; {section} has {string.Join(", ", siblings)}" : $"; did you mean {elsewhere}?";
    }

    /// <summary>Whether a value is only there for others to refer to: nothing is known where its anchor is.</summary>
    private bool IsTemplate(ConfigEntry entry) =>
        entry.Anchored is { } path && !_known.Any(known => known == path || known.StartsWith($"{path}.", StringComparison.Ordinal));

    private string[] Sections() => [.. _known.Select(known => known[..known.IndexOf('.')]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A value that is given. Its key is known from here on.</summary>
    private ConfigEntry? Find(string key)
    {
        _known.Add(key);
        return _entries.TryGetValue(key, out var entry) && entry.Words.Count > 0 ? entry : null;
    }

    private string? Word(string key, ConfigEntry entry)
    {
        if (entry.Words is [var word])
            return word;
        Error(key, $"{key} is a list; it takes one value");
        return null;
    }

    private T? Mistyped<T>(string key, ConfigEntry entry, string expected)
        where T : struct
    {
        var quotes = entry.IsQuoted ? ", without quotes" : string.Empty;
        Error(key, $"{key} is '{NumberText.Shorten(entry.Words[0])}'; write {expected}{quotes}");
        return null;
    }

    private T? Misplaced<T>(string key, ConfigEntry entry, string range)
        where T : struct
    {
        Error(key, $"{key} is {NumberText.Shorten(entry.Words[0])}; {range}");
        return null;
    }

    /// <summary>A fault at a value, at its section if the value isn't given, else at the beginning.</summary>
    private ConfigFault At(string key, string message)
    {
        if (_entries.TryGetValue(key, out var entry))
            return new(entry.Source, entry.Line, entry.Column, message);
        var section = key[..(key.IndexOf('.') + 1)];
        var sibling = _entries.Where(pair => pair.Key.StartsWith(section, StringComparison.Ordinal) && pair.Value.Line > 0).Select(pair => pair.Value).MinBy(value => value.Line);
        return new(_source, sibling?.KeyLine ?? 1, sibling?.KeyColumn ?? 1, message);
    }
}
