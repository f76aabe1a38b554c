using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Osnas.Experiments;

/// <summary>Reads YAML, and what the command line says instead, as values by key: <c>section.name</c>.</summary>
internal sealed class ConfigReader(string source)
{
    private readonly Dictionary<string, ConfigEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<ConfigFault> _faults = [];

    /// <summary>The values, and what has no key to be a value of.</summary>
    /// <exception cref="ConfigException">The text isn't YAML.</exception>
    public static (Dictionary<string, ConfigEntry> Entries, List<ConfigFault> Faults) Read(string source, string text, IEnumerable<ConfigOverride> overrides)
    {
        var reader = new ConfigReader(source);
        reader.ReadYaml(text);
        foreach (var value in overrides)
            reader.ReadOverride(value.Source, value.Setting);
        return (reader._entries, reader._faults);
    }

    private void ReadYaml(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw new ConfigException([new(source, (int)exception.End.Line, (int)exception.End.Column, $"this is not YAML: {exception.Message}")]);
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet throws for some lists that aren't closed; it doesn't tell where.
            throw new ConfigException([new(source, 1, 1, "this is not YAML: a list or a mapping isn't closed; look for [ or { without its end")]);
        }

        if (stream.Documents.Count > 1)
            Fault(stream.Documents[1].RootNode, "a configuration is one document; write the others into files of their own");
        else if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            ReadSections(root);
        else if (stream.Documents is [var document])
            Fault(document.RootNode, "a configuration has sections, as in 'train:', with their keys below");
    }

    private void ReadSections(YamlMappingNode root)
    {
        foreach (var (name, section) in root.Children)
        {
            if (section is YamlMappingNode keys)
                ReadKeys($"{name}.", keys);
            else if (ConfigEntry.Create(source, section).Words.Count > 0)
                Fault(section, $"'{name}' is a section; write its keys below it, each on a line of its own and indented");
        }
    }

    private void ReadKeys(string prefix, YamlMappingNode keys)
    {
        foreach (var (name, value) in keys.Children)
        {
            if (value is YamlMappingNode deeper)
                ReadKeys($"{prefix}{name}.", deeper);
            else
                _entries[prefix + name] = ConfigEntry.Create(source, value) with { KeyLine = (int)name.Start.Line, KeyColumn = (int)name.Start.Column };
        }
    }

    private void ReadOverride(string place, string setting)
    {
        if (setting.Split('=', 2) is [var key, var value] && key.Contains('.', StringComparison.Ordinal))
            _entries[key.Trim()] = new(place, 0, 0, value.Length == 0 ? [] : [value], false);
        else
            _faults.Add(new(place, 0, 0, "write a key and a value, as in --set train.epochs=5"));
    }

    private void Fault(YamlNode node, string message) => _faults.Add(new(source, (int)node.Start.Line, (int)node.Start.Column, message));
}
