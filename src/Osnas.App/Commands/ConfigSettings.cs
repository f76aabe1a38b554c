using System.CommandLine;
using Osnas.Experiments;
using Osnas.Options;

namespace Osnas.App;

/// <summary>The options of a configuration file.</summary>
internal sealed class ConfigSettings
{
    private readonly Option<string?> _file = Settings.Text(
        "--config", "A YAML configuration with the keys of OSNASLib; other options override it", "file");
    private readonly Option<string[]> _set = Settings.CreateMany(
        "--set", "Set a value by its key in a configuration, with or without a file; may be repeated", "section.key=value", text => text);

    public IEnumerable<Option> Options => [_file, _set];

    /// <summary>Makes sure that no configuration is given beside an option that has all values itself.</summary>
    public void Refuse(ParseResult result, string option)
    {
        if (Options.FirstOrDefault(each => result.GetResult(each) is { Implicit: false }) is { } given)
            throw new UsageException($"{option} reads options from a run, {given.Name} from a file; give only one of them");
    }

    /// <summary>Reads the options of a command: what it is given, and a configuration, if it names one.</summary>
    /// <typeparam name="T">The options.</typeparam>
    /// <param name="result">The command line.</param>
    /// <param name="flags">What it is given by flags, which go before the configuration.</param>
    /// <param name="read">Reads the options; takes the name of the configuration's file, without its ending, too.</param>
    /// <param name="terminal">Takes warnings.</param>
    public T Read<T>(ParseResult result, IReadOnlyList<GivenValue> flags, Func<ConfigDocument, string?, T> read, Terminal terminal)
    {
        var settings = result.GetRequiredValue(_set);
        var path = result.GetValue(_file);
        var document = (path, settings.Length) switch
        {
            (null, 0) => ConfigDocument.OfCommandLine(flags),
            (null, _) => ConfigDocument.OfCommandLine(settings.Select(ConfigOverride.Set), flags),
            _ => ConfigDocument.Read(path, settings.Select(ConfigOverride.Set), flags),
        };
        var options = Guard(document, () => read(document, Path.GetFileNameWithoutExtension(path)));
        foreach (var warning in document.Warnings)
            Terminal.WriteLine(terminal.Error, $"warning: {warning}");
        foreach (var note in document.Notes)
            Terminal.WriteLine(terminal.Error, note);
        return options;
    }

    /// <summary>What is wrong with options: each fault by itself.</summary>
    public static IEnumerable<string> FindFaults<T>(Func<T> read)
    {
        try
        {
            read();
            return [];
        }
        catch (Exception exception) when (exception is UsageException or ConfigException)
        {
            return exception.Message.Split('\n');
        }
        catch (Exception exception) when (Failure.IsExpected(exception))
        {
            return [Failure.Describe(exception)];
        }
    }

    /// <summary>What is wrong without a file is wrong with the command line.</summary>
    public static T Guard<T>(ConfigDocument document, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ConfigException exception) when (!document.IsFile)
        {
            throw new UsageException(exception.Message);
        }
    }
}
