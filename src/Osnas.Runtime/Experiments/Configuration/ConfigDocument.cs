using Osnas.LookUpTables;
using Osnas.Options;

namespace Osnas.Experiments;

/// <summary>
/// The values of a configuration file and a command line, by key (<c>train.epochs</c>) or flag. A key that no reader asks for
/// is an error. All errors are collected and reported together, each with its position in the file or its flag.
/// </summary>
public sealed class ConfigDocument : IGivenValues
{
    private readonly string _source;
    private readonly Dictionary<string, ConfigEntry> _entries;
    private readonly Dictionary<string, GivenValue> _flags;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<ConfigFault> _errors;
    private readonly List<ConfigFault> _warnings = [];
    private readonly List<string> _notes = [];

    private ConfigDocument(string source, ConfigReader? reader, IEnumerable<GivenValue> flags, bool isFile = true)
    {
        _source = source;
        _entries = reader?.Entries ?? [];
        _errors = reader?.Faults ?? [];
        _flags = flags.ToDictionary(flag => flag.Name, StringComparer.Ordinal);
        IsFile = isFile && reader is not null;
        if (IsFile && reader is { IsEmpty: true })
            _warnings.Add(new(source, 1, 1, "there are no values; all options have their defaults"));
    }

    /// <summary>Whether there is a file; else there are only flags of a command line.</summary>
    internal bool IsFile { get; }

    /// <summary>The keys that there are: those that were asked for.</summary>
    internal IReadOnlyCollection<string> Keys => _known;

    /// <summary>The warnings about the values, in the order of the file.</summary>
    public IReadOnlyList<ConfigFault> Warnings => InOrder(_warnings);

    /// <summary>What was chosen because the values leave it open, as sentences.</summary>
    internal IReadOnlyList<string> Notes => _notes;

    /// <summary>Reads a YAML file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Values by key, which override those of the file.</param>
    /// <param name="flags">Values by flag, which override both.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="ConfigException">The file isn't valid YAML.</exception>
    public static ConfigDocument Read(string path, IEnumerable<ConfigOverride> overrides, params IEnumerable<GivenValue> flags) =>
        Parse(path, NamedFile.ReadText(path, ConfigReader.LongestText), overrides, flags);

    /// <summary>Reads YAML text.</summary>
    /// <param name="source">The name of the text for messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="overrides">Values by key, which override those of the text.</param>
    /// <param name="flags">Values by flag, which override both.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ConfigException">The text isn't valid YAML.</exception>
    public static ConfigDocument Parse(
        string source, string text, IEnumerable<ConfigOverride> overrides, params IEnumerable<GivenValue> flags) =>
        new(source, ConfigReader.Read(source, text, overrides), flags);

    /// <summary>Creates a configuration from a command line without a file.</summary>
    /// <param name="flags">The values by flag.</param>
    /// <returns>The configuration.</returns>
    public static ConfigDocument OfCommandLine(IEnumerable<GivenValue> flags) => new(string.Empty, null, flags);

    /// <summary>Creates a configuration from a command line without a file that has values by key.</summary>
    internal static ConfigDocument OfCommandLine(IEnumerable<ConfigOverride> values, IEnumerable<GivenValue> flags) =>
        new(string.Empty, ConfigReader.Read(string.Empty, string.Empty, values), flags, isFile: false);

    /// <summary>A text.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text, or null if it isn't given.</returns>
    internal string? Text(string key) => Read(key, new TextType("text"));

    /// <summary>Texts, of a list or a single one.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The texts; empty if none is given.</returns>
    internal IReadOnlyList<string> Texts(string key) => FindEntry(key)?.Value.Words ?? [];

    /// <summary>A yes or no.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Which, or null if it isn't given.</returns>
    internal bool? Flag(string key) => FindEntry(key) is null ? null : Read(key, new SwitchType());

    /// <summary>A whole number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="range">What it may be.</param>
    /// <returns>The number, or null if it isn't given.</returns>
    internal int? Integer(string key, NumberRange range) => (int?)Number(key, range);

    /// <summary>A number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="range">What it may be.</param>
    /// <returns>The number, or null if it isn't given.</returns>
    internal double? Number(string key, NumberRange range) => Read(key, new NumberType<double?>(range, value => value, value => value));

    /// <summary>A number of a metric's unit.</summary>
    /// <param name="key">The key.</param>
    /// <param name="range">What it may be.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The number in that unit, or null if it isn't given.</returns>
    internal double? Number(string key, NumberRange range, InfoMetric metric)
    {
        if (FindEntry(key) is not { } entry || ConfigMetrics.FindUnitFault(entry.Value, range, metric) is not { } fault)
            return Number(key, range);
        Error(key, fault);
        return null;
    }

    /// <summary>A value of an enumeration by its name.</summary>
    internal TValue? Choice<TValue>(string key, (string Name, TValue Value)[] otherNames)
        where TValue : struct, Enum =>
        FindEntry(key) is null
            ? null
            : Read(key, new ChoiceType<TValue>([.. Enum.GetValues<TValue>().Select(value => (ChoiceName.Of(value), value))], otherNames));

    /// <inheritdoc/>
    public GivenValue? Find(OptionDeclaration declaration)
    {
        var entries = declaration.Keys.Select(FindEntry).ToArray();
        return FindFlag(declaration.Flag) ?? entries.FirstOrDefault(entry => entry is not null)?.Value;
    }

    /// <inheritdoc/>
    public string NameOf(OptionDeclaration declaration)
    {
        if (Find(declaration) is { } given)
            return given.Name;
        var key = declaration.Keys.Count > 0 ? declaration.Keys[0] : null;
        return (IsFile ? key ?? declaration.Flag : declaration.Flag ?? key) ?? declaration.Name;
    }

    /// <inheritdoc/>
    public void AddFault(OptionDeclaration declaration, string message) => _errors.Add(At(declaration, message));

    /// <inheritdoc/>
    public void AddWarning(OptionDeclaration declaration, string message) => _warnings.Add(At(declaration, message));

    /// <summary>Takes what was chosen because the values leave it open.</summary>
    /// <param name="note">The choice and its reason.</param>
    internal void AddNote(string note) => _notes.Add(note);

    /// <summary>The value of a flag of the command line; null if it isn't given.</summary>
    internal GivenValue? FindFlag(string? flag)
    {
        if (flag is null || !_flags.TryGetValue(flag, out var given))
            return null;
        _used.Add(flag);
        return given;
    }

    /// <summary>
    /// Tells what is wrong with the file's values of options that aren't chosen here, and makes their keys known: one
    /// file can be for several strategies. What the command line has for none but them is suspicious. To be called when all
    /// others were asked for.
    /// </summary>
    /// <param name="others">Options that aren't chosen.</param>
    internal void CheckUnused(IEnumerable<OptionDeclaration> others)
    {
        OptionDeclaration[] all = [.. others];
        WarnOfUnread(all.Where(option => option.Keys.Any(IsOnCommandLine)), string.Empty);
        foreach (var option in all)
        {
            foreach (var entry in option.Keys.Select(FindEntry).OfType<ConfigEntry>())
            {
                if (!IsOnCommandLine(option) && option.FindFault(entry.Value) is { } fault)
                    _errors.Add(At(entry.Value, fault));
            }
        }

        foreach (var flag in _flags.Values.Where(flag => !_used.Contains(flag.Name)))
        {
            var owners = all.Where(option => option.Flag == flag.Name).Select(option => option.Scope).Distinct();
            _warnings.Add(At(flag, $"{flag.Name} has no effect here: it is an option of {string.Join(", ", owners)}"));
        }
    }

    /// <summary>Warns of values whose keys nothing that is chosen has asked for.</summary>
    /// <param name="others">Options that aren't chosen.</param>
    /// <param name="reason">Why they aren't, as the end of the sentence.</param>
    internal void WarnOfUnread(IEnumerable<OptionDeclaration> others, string reason)
    {
        foreach (var key in others.SelectMany(option => option.Keys, (option, key) => (Key: key, option.Scope)).GroupBy(pair => pair.Key))
        {
            if (!_known.Contains(key.Key) && FindEntry(key.Key) is { } entry)
            {
                var owners = key.Select(pair => pair.Scope).Distinct();
                _warnings.Add(At(entry.Value, $"{key.Key} has no effect here: it is an option of {string.Join(", ", owners)}{reason}"));
            }
        }
    }

    /// <summary>Whether a value of an option is given on the command line, by its flag or by <c>--set</c>.</summary>
    internal bool IsOnCommandLine(OptionDeclaration declaration) =>
        (declaration.Flag is { } flag && _flags.ContainsKey(flag))
        || declaration.Keys.Any(IsOnCommandLine);

    /// <summary>Whether the value of a key is given by <c>--set</c>.</summary>
    internal bool IsOnCommandLine(string key) => _entries.TryGetValue(key, out var entry) && entry.Value.Line == 0;

    /// <summary>Makes keys known that have no effect here.</summary>
    /// <param name="keys">The keys.</param>
    internal void Ignore(params string[] keys) => _known.UnionWith(keys);

    /// <summary>Makes all keys known that sections have here.</summary>
    /// <param name="sections">The names of the sections.</param>
    internal void IgnoreSection(params string[] sections) =>
        _known.UnionWith(_entries.Keys.Where(key => sections.Contains(key[..key.IndexOf('.')])));

    /// <summary>Says that a value is wrong, or missing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="message">What is wrong and what to write.</param>
    internal void Error(string key, string message) => _errors.Add(At(key, message));

    /// <summary>Says that a value is suspicious.</summary>
    /// <param name="key">The key.</param>
    /// <param name="message">What is suspicious about it.</param>
    internal void Warn(string key, string message) => _warnings.Add(At(key, message));

    /// <summary>Checks that there are no errors. Call it after all keys were read: other keys of the file are errors.</summary>
    /// <exception cref="ConfigException">There are errors. The message lists all of them.</exception>
    public void Check()
    {
        foreach (var (key, entry) in _entries.Where(pair => !_known.Contains(pair.Key) && !IsTemplate(pair.Value)))
            _errors.Add(new(entry.Value.Source, entry.KeyLine, entry.KeyColumn, $"there is no key '{key}'{Suggest(key)}"));
        if (_errors.Count > 0)
            throw new ConfigException(InOrder(_errors));
    }

    /// <summary>Each once: several options can follow from one value.</summary>
    private static ConfigFault[] InOrder(IEnumerable<ConfigFault> faults) =>
        [.. faults.Distinct().OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    private string Suggest(string key)
    {
        var (section, name) = (key[..key.IndexOf('.')], key[(key.IndexOf('.') + 1)..]);
        var siblings = _known.Where(known => known.StartsWith($"{section}.", StringComparison.Ordinal))
            .Select(known => known[(section.Length + 1)..])
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (siblings.Length == 0 && SimilarName.Find(section, Sections()) is { } similar)
            return $"; did you mean the section {similar}?";
        if (siblings.Length == 0)
            return $"; the sections are {string.Join(", ", Sections())}";
        if (SimilarName.Find(name, siblings) is { } sibling)
            return $"; did you mean {section}.{sibling}?";
        var elsewhere = _known.Where(known => known.EndsWith($".{name}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        return elsewhere is null ? $"; {section} has {string.Join(", ", siblings)}" : $"; did you mean {elsewhere}?";
    }

    /// <summary>Whether a value is only there for others to refer to: nothing is known where its anchor is.</summary>
    private bool IsTemplate(ConfigEntry entry) =>
        entry.Anchored is { } path && !_known.Any(known => known == path || known.StartsWith($"{path}.", StringComparison.Ordinal));

    private string[] Sections() => [.. _known.Select(known => known[..known.IndexOf('.')]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A value that is given. Its key is known from here on.</summary>
    private ConfigEntry? FindEntry(string key)
    {
        _known.Add(key);
        return _entries.TryGetValue(key, out var entry) && entry.Value.Words.Count > 0 ? entry : null;
    }

    private T? Read<T>(string key, OptionType<T> type)
    {
        if (FindEntry(key) is not { } entry)
            return default;
        try
        {
            return type.Read(entry.Value);
        }
        catch (FormatException exception)
        {
            Error(key, exception.Message);
            return default;
        }
    }

    /// <summary>A fault of an option: where its value is given, or else where its key would be.</summary>
    private ConfigFault At(OptionDeclaration declaration, string message) =>
        Find(declaration) is { } given ? At(given, message)
        : declaration.Keys is [var key, ..] ? At(key, message)
        : new(_source, IsFile ? 1 : 0, IsFile ? 1 : 0, message);

    /// <summary>A fault of a value. A flag isn't named twice.</summary>
    private static ConfigFault At(GivenValue given, string message)
    {
        var isNamed = given.IsFlag && message.StartsWith(given.Name, StringComparison.Ordinal);
        return new(isNamed ? string.Empty : given.Source, given.Line, given.Column, message);
    }

    /// <summary>A fault at a value, at its section if the value isn't given, else at the beginning.</summary>
    private ConfigFault At(string key, string message)
    {
        if (_entries.TryGetValue(key, out var entry))
            return new(entry.Value.Source, entry.Value.Line, entry.Value.Column, message);
        if (!IsFile)
            return new(_source, 0, 0, message);
        var section = key[..(key.IndexOf('.') + 1)];
        var sibling = _entries.Where(pair => pair.Key.StartsWith(section, StringComparison.Ordinal) && pair.Value.Value.Line > 0)
            .Select(pair => pair.Value)
            .MinBy(value => value.Value.Line);
        return new(_source, sibling?.KeyLine ?? 1, sibling?.KeyColumn ?? 1, message);
    }
}
