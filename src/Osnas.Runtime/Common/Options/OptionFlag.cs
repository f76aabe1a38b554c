namespace Osnas.Options;

/// <summary>A flag of a command line, for one or several options.</summary>
public sealed class OptionFlag
{
    private readonly IReadOnlyList<OptionDeclaration> _options;

    private OptionFlag(string name, string description, IReadOnlyList<OptionDeclaration> options) =>
        (Name, Description, _options) = (name, description, options);

    /// <summary>Its name, as in <c>--population</c>.</summary>
    public string Name { get; }

    /// <summary>The description, with the default.</summary>
    public string Description { get; }

    /// <summary>The name of a value in the help.</summary>
    public string ValueName => _options[0].ValueName;

    /// <summary>The names of all values; empty if they have none.</summary>
    public IReadOnlyList<string> Choices => _options[0].Choices;

    /// <summary>Whether it has no value.</summary>
    public bool IsSwitch => _options[0].IsSwitch;

    /// <summary>A value that is given.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The value.</returns>
    public GivenValue Give(string word) => new(Name, [word], IsSwitch ? Name : $"{Name} {word}");

    /// <summary>What is wrong with a value, whichever of the options it is for.</summary>
    /// <param name="given">The value.</param>
    /// <returns>The text, without a full stop; null if nothing is wrong, or it depends on the option.</returns>
    public string? FindFault(GivenValue given)
    {
        string?[] faults = [.. _options.Select(option => option.FindFault(given))];
        return Array.Exists(faults, fault => fault is null) ? null : faults[0];
    }

    /// <summary>The flags of options, in the order of the first option of each. An option of a choice comes behind others.</summary>
    /// <param name="options">The options, with their defaults in words.</param>
    internal static IReadOnlyList<OptionFlag> Of(IEnumerable<OptionDefault> options) =>
    [
        .. options.Select((each, place) => (each, place)).Where(one => one.each.Option.Flag is not null)
            .GroupBy(one => one.each.Option.Flag!, (flag, group) => (flag, all: group.OrderBy(one => one.each.Option.IsOfChoice).ToArray()))
            .OrderBy(one => one.all[0].place)
            .Select(one => new OptionFlag(
                one.flag, Describe([.. one.all.Select(each => each.each)]), [.. one.all.Select(each => each.each.Option)])),
    ];

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
