using System.CommandLine;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>The options of a configuration file.</summary>
internal sealed class ConfigSettings
{
    private readonly Option<string?> _file = Settings.Text("--config", "A configuration in YAML, with the keys of OSNASLib; other options go before it", "file");
    private readonly Option<string[]> _set = Settings.CreateMany("--set", "A value in the place of the configuration's; may be repeated", "section.key=value", text => text);

    public IEnumerable<Option> Options => [_file, _set];

    /// <summary>Reads the configuration, if one is given.</summary>
    /// <typeparam name="T">What it configures.</typeparam>
    /// <param name="result">The command line.</param>
    /// <param name="options">Options that go before the configuration.</param>
    /// <param name="read">Reads the options from it; takes the name of the file, without its ending, too.</param>
    /// <param name="byDefault">The options without one.</param>
    /// <param name="terminal">Takes warnings.</param>
    public T Read<T>(ParseResult result, IEnumerable<ConfigOverride> options, Func<ConfigDocument, string, T> read, T byDefault, Terminal terminal)
    {
        var settings = result.GetRequiredValue(_set);
        if (result.GetValue(_file) is not { } path)
            return settings.Length == 0 ? byDefault : throw new UsageException($"{_set.Name} changes a configuration; give one with {_file.Name}");
        var document = ConfigDocument.Read(path, [.. settings.Select(ConfigOverride.Set), .. options]);
        var configured = read(document, Path.GetFileNameWithoutExtension(path));
        foreach (var warning in document.Warnings)
            Terminal.WriteLine(terminal.Error, $"warning: {warning}");
        return configured;
    }
}
