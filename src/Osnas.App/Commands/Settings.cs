using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Osnas.Options;

namespace Osnas.App;

/// <summary>Makes options whose errors say what is wrong in the words of the user.</summary>
internal static class Settings
{
    /// <summary>An option that takes a whole number, or null if it isn't given.</summary>
    public static Option<int?> Whole(string name, string description, int? byDefault, NumberRange range) =>
        OfRange<int?>(name, Describe(description, byDefault), range, value => (int)value);

    /// <summary>An option that takes the size of an image, or null if it isn't given.</summary>
    public static Option<ImageSize?> Size(string name, string description, NumberRange sides)
    {
        var type = new ImageSizeType(sides);
        return new(name)
        {
            Description = description,
            HelpName = type.ValueName,
            CustomParser = result =>
            {
                var word = result.Tokens[^1].Value;
                try
                {
                    return type.Read(new GivenValue(name, [word], $"{name} {word}"));
                }
                catch (FormatException exception)
                {
                    result.AddError($"{exception.Message}.");
                    return null;
                }
            },
        };
    }

    /// <summary>An option that takes a word, or null if it isn't given.</summary>
    public static Option<string?> Text(string name, string description, string valueName, string? byDefault = null) =>
        new(name) { Description = Describe(description, byDefault), HelpName = valueName };

    /// <summary>An option that takes one of the names of an enumeration, or null if it isn't given.</summary>
    public static Option<T?> Name<T>(string name, string description, T byDefault)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(NameOf, value => value, StringComparer.OrdinalIgnoreCase);
        var option = Create<T?>(
            name, Describe(description, NameOf(byDefault)), string.Join('|', names.Keys), text => names.TryGetValue(text, out var value)
            ? value
            : throw new FormatException(
                $"there is no '{text}'; {SimilarName.Ask(text, names.Keys)}there are {string.Join(", ", names.Keys)}."));

        // Those that an enumeration has in code are no values here.
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. names.Keys]);
        return option;
    }

    /// <summary>An option whose value is read from a word.</summary>
    public static Option<T> Create<T>(string name, string description, string valueName, Func<string, T> parse) =>
        new(name) { Description = description, HelpName = valueName, CustomParser = result => Parse(result, name, parse)! };

    /// <summary>An option that may be given several times; an empty array if it isn't.</summary>
    public static Option<T[]> CreateMany<T>(string name, string description, string valueName, Func<string, T> parse) => new(name)
    {
        Description = description,
        HelpName = valueName,
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => Parse(result, name, _ => result.Tokens.Select(token => parse(token.Value)).ToArray()),
    };

    /// <summary>The option of the device.</summary>
    public static Option<ComputeDevice> Device()
    {
        var option = Create(
            DeviceOption.Flag, Describe(DeviceOption.Description, ComputeDevice.Auto), DeviceOption.ValueName, ComputeDevice.Parse);
        option.CompletionSources.Add([.. ComputeDevice.Names]);
        return option;
    }

    /// <summary>The option that shows what a run will do.</summary>
    public static Option<bool> DryRun() =>
        new("--dry-run") { Description = "Show the steps, time, memory and files of the run; write nothing" };

    /// <summary>The option of torch's threads.</summary>
    public static Option<int?> Threads() => Whole("--threads", "Torch threads [default: one per core]", null, OptionRanges.Threads);

    /// <summary>Warns of more threads than processors: they wait for each other, and hold up everything else.</summary>
    /// <param name="threads">The number of torch threads; null for torch's default.</param>
    /// <param name="processors">The number of processors.</param>
    /// <param name="terminal">Takes the warning.</param>
    public static void WarnOfThreads(int? threads, int processors, Terminal terminal)
    {
        if (threads > processors)
            Terminal.WriteLine(
                terminal.Error,
                FormattableString.Invariant($"warning: --threads {threads} is more than the ")
                + $"{NumberText.Count(processors, "processor")} of this machine: the threads wait for each other");
    }

    private static Option<T> OfRange<T>(string name, string description, NumberRange range, Func<double, T> convert) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (range.TryRead(text, out var value))
                return convert(value);
            result.AddError($"{range.Describe(name, text)}.");
            return default!;
        },
    };

    private static T? Parse<T>(ArgumentResult result, string name, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens[^1].Value);
        }
        catch (FormatException exception)
        {
            result.AddError($"{name}: {exception.Message}");
            return default;
        }
    }

    /// <summary>The name of a value as command lines have it: <c>strict-fairness</c>.</summary>
    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");

    private static string Describe(string description, object? byDefault) =>
        byDefault is null or "" ? description : string.Create(CultureInfo.InvariantCulture, $"{description} [default: {byDefault}]");
}
