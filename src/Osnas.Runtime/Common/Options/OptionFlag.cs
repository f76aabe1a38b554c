namespace Osnas.Options;

/// <summary>A flag of a command line, which sets one or several options.</summary>
public sealed class OptionFlag
{
    private readonly IReadOnlyList<OptionDeclaration> _options;

    private OptionFlag(string name, string description, IReadOnlyList<OptionDeclaration> options) =>
        (Name, Description, _options) = (name, description, options);

    /// <summary>The name, such as <c>--population</c>.</summary>
    public string Name { get; }

    /// <summary>The description, with the default value.</summary>
    public string Description { get; }

    /// <summary>The name of the value in the help.</summary>
    public string ValueName => _options[0].ValueName;

    /// <summary>The names of all possible values; empty if the values have no names.</summary>
    public IReadOnlyList<string> Choices => _options[0].Choices;

    /// <summary>Whether the flag takes no value.</summary>
    public bool IsSwitch => _options[0].IsSwitch;

    /// <summary>What is chosen by name and declares the flag, such as <c>evolution, nsga2</c>.</summary>
    internal string Owner => string.Join(", ", _options.Select(option => option.Scope).Distinct());

    /// <summary>Creates a value of the flag.</summary>
    /// <param name="word">The value as it is written.</param>
    /// <returns>The value.</returns>
    public GivenValue Give(string word) => new(Name, [word], IsSwitch ? Name : $"{Name} {word}");

    /// <summary>Finds the error of a value, if it is an error for each of the options.</summary>
    /// <param name="given">The value.</param>
    /// <returns>The message without a full stop, or null if at least one of the options accepts the value.</returns>
    public string? FindFault(GivenValue given)
    {
        string?[] faults = [.. _options.Select(option => option.FindFault(given))];
        return Array.Exists(faults, fault => fault is null) ? null : faults[0];
    }

    /// <summary>The flags of options, in the order of the first option of each. An option of a choice comes behind others.</summary>
    /// <param name="options">The options, with their defaults in words.</param>
    /// <exception cref="InvalidOperationException">A class of the program declares the flag of an option that is always there.</exception>
    internal static IReadOnlyList<OptionFlag> Of(IEnumerable<OptionDefault> options) =>
    [
        .. options.Select((each, place) => (each, place)).Where(one => one.each.Option.Flag is not null)
            .GroupBy(one => one.each.Option.Flag!, (flag, group) => (flag, all: group.OrderBy(one => one.each.Option.IsOfChoice).ToArray()))
            .OrderBy(one => one.all[0].place)
            .Select(one => Create(one.flag, [.. one.all.Select(each => each.each)])),
    ];

    /// <summary>
    /// Creates a flag. One flag can set several options: those of classes of which one is chosen, and where Osnas's own classes mean
    /// the same, such as the size of a batch, options that are always there too.
    /// </summary>
    private static OptionFlag Create(string flag, OptionDefault[] options)
    {
        if (options[0].Option is { IsOfChoice: false, Name: var other }
            && Array.Find(options, each => each.Option.IsOfProgram) is { Option.Scope: var owner })
            throw new InvalidOperationException(
                $"{owner} declares the flag {flag}, which the built-in option {other} has. Give it another flag.");
        return new(flag, Describe(options), Array.ConvertAll(options, each => each.Option));
    }

    private static string Describe(OptionDefault[] options)
    {
        var first = options[0].Option;
        var text = first.Description;
        if (first.IsOfChoice)
            text = $"{Scopes(options)}: {char.ToLowerInvariant(text[0])}{text[1..]}";
        if (first.IsSwitch || text.EndsWith(']'))
            return text;
        var defaults = options.Where(each => each.Value is not null).GroupBy(each => each.Value).ToArray();
        return defaults switch
        {
            [] => text,
            [var only] => $"{text} [default: {only.Key}]",
            _ => $"{text} [default: {string.Join(", ", defaults.Select(each => $"{each.Key} ({Scopes(each)})"))}]",
        };
    }

    private static string Scopes(IEnumerable<OptionDefault> options) =>
        string.Join(", ", options.Select(each => each.Option.Scope).Distinct());
}
