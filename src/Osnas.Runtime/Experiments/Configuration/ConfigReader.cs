using Osnas.Options;

namespace Osnas.Experiments;

/// <summary>Reads YAML, and what the command line says instead, as values by key: <c>section.name</c>.</summary>
internal sealed class ConfigReader(string source)
{
    /// <summary>The most characters of a text.</summary>
    public const int LongestText = 1 << 20;

    /// <summary>The most values: aliases of aliases could make billions of a short text.</summary>
    private const int MostValues = 10_000;

    private int _values;

    /// <summary>The values by their keys.</summary>
    public Dictionary<string, ConfigEntry> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>What has no key to be a value of.</summary>
    public List<ConfigFault> Faults { get; } = [];

    /// <summary>Whether the text has no value.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Reads a text.</summary>
    /// <exception cref="ConfigException">The text isn't YAML, or not of a configuration.</exception>
    public static ConfigReader Read(string source, string text, IEnumerable<ConfigOverride> overrides)
    {
        var reader = new ConfigReader(source);
        foreach (var root in YamlComposer.Read(source, text))
            reader.ReadRoot(root);
        reader.IsEmpty = reader is { Entries.Count: 0, Faults.Count: 0 };
        foreach (var value in overrides)
            reader.ReadOverride(value.Source, value.Setting);
        return reader;
    }

    private void ReadRoot(YamlValue root)
    {
        if (root is not YamlMapping sections)
            Fault(root, "a configuration has sections, as in 'train:', with their keys below");
        else if (RunOptions.AreIn(sections))
            throw new ConfigException([new(source, root.Line, root.Column, RunOptions.Describe(source))]);
        else
            ReadSections(sections);
    }

    private void ReadSections(YamlMapping root)
    {
        foreach (var (key, section) in root.Entries.Values)
        {
            if (section is YamlMapping keys)
                ReadKeys($"{key.Text}.", keys, keys.IsReferred ? key.Text : null, 1);
            else if (!section.HoldsReferred && WordsOf(section).Count > 0)
                Fault(
                    section,
                    $"'{key.Text}' is in the place of a section: write keys below their section, each on a line of its own, indented, and "
                    + "with a space after the colon, as in 'epochs: 5'");
        }
    }

    private void ReadKeys(string prefix, YamlMapping keys, string? anchored, int depth)
    {
        foreach (var (key, value) in keys.Entries.Values)
        {
            if (++_values > MostValues)
                throw new ConfigException(
                    [new(source, key.Line, key.Column, $"there are more than {MostValues} values, including those that aliases repeat")]);
            var path = prefix + key.Text;
            if (value is YamlMapping deeper && depth == YamlComposer.DeepestValue)
                Fault(deeper, $"values are nested more than {YamlComposer.DeepestValue} levels deep");
            else if (value is YamlMapping within)
                ReadKeys($"{path}.", within, anchored ?? (within.IsReferred ? path : null), depth + 1);
            else
                Entries[path] = new(Given(path, value)) { KeyLine = key.Line, KeyColumn = key.Column, Anchored = anchored };
        }
    }

    private GivenValue Given(string key, YamlValue value) => new(key, WordsOf(value), source)
    {
        Line = value.Line,
        Column = value.Column,
        IsQuoted = value is YamlScalar { IsQuoted: true },
        NumberFault = value is YamlScalar scalar ? YamlOctal.FindFault(scalar.Text) : null,
    };

    /// <summary>Empty text stands for no value: OSNASLib's files fill what they don't use with it.</summary>
    private List<string> WordsOf(YamlValue value) => value switch
    {
        YamlScalar { IsNull: true } or YamlScalar { Text.Length: 0 } => [],
        YamlScalar scalar => [scalar.Text],
        YamlSequence list => [.. list.Items.Select(item => item is YamlScalar scalar ? scalar.Text : throw Nested(item))],
        _ => [],
    };

    private ConfigException Nested(YamlValue item) =>
        new([new(source, item.Line, item.Column, "a list has plain values here, as in [1, 2]")]);

    private void ReadOverride(string place, string setting)
    {
        if (setting.Split('=', 2) is [var key, var value] && key.Contains('.', StringComparison.Ordinal))
            Entries[key.Trim()] = new(new GivenValue(key.Trim(), value.Length == 0 ? [] : [value], place));
        else
            Faults.Add(new(place, 0, 0, "write a key and a value, as in --set train.epochs=5"));
    }

    private void Fault(YamlValue value, string message) => Faults.Add(new(source, value.Line, value.Column, message));
}
