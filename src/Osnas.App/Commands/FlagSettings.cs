using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Osnas.Options;

namespace Osnas.App;

/// <summary>The flags of declared options, as options of a command.</summary>
internal sealed class FlagSettings
{
    /// <summary>The column of names has 38 characters in a terminal of 80.</summary>
    private const int LongestValueName = 34;

    private readonly IReadOnlyList<(OptionFlag Flag, Option Option)> _all;

    public FlagSettings(IEnumerable<OptionFlag> flags) => _all = [.. flags.Select(flag => (flag, Create(flag)))];

    public IEnumerable<Option> Options => _all.Select(each => each.Option);

    /// <summary>Makes sure that no class that the program registers by name declares the flag of another option.</summary>
    /// <param name="others">The options of the command and of the program. Those of flags may be among them.</param>
    /// <exception cref="InvalidOperationException">A class does.</exception>
    public void CheckBeside(IEnumerable<Option> others)
    {
        foreach (var other in others.Except(Options))
        {
            var same = _all.FirstOrDefault(each => each.Flag.Name == other.Name || other.Aliases.Contains(each.Flag.Name));
            if (same.Flag is { } flag)
                throw new InvalidOperationException(
                    $"{flag.Owner} declares the flag {flag.Name}, which the built-in option {other.Name} has. Give it another flag.");
        }
    }

    /// <summary>The values that a command line gives.</summary>
    public IReadOnlyList<GivenValue> Read(ParseResult result) =>
        [.. from each in _all let word = Word(result, each.Option) where word is not null select each.Flag.Give(word)];

    private static Option Create(OptionFlag flag)
    {
        if (flag.IsSwitch)
            return new Option<bool>(flag.Name) { Description = flag.Description };
        var (valueName, description) = Describe(flag);
        var option = new Option<string?>(flag.Name)
        {
            Description = description,
            HelpName = valueName,
            CustomParser = result => Check(result, flag),
        };

        // What is registered by name may not be there yet.
        option.CompletionSources.Add(_ => flag.Choices.Select(choice => new CompletionItem(choice)));
        return option;
    }

    /// <summary>
    /// The name of the value and the description. Choices that a column of help has no room for would be broken inside; the
    /// description, which is broken between words, names them.
    /// </summary>
    private static (string ValueName, string Description) Describe(OptionFlag flag)
    {
        if (flag.ValueName.Length <= LongestValueName)
            return (flag.ValueName, flag.Description);
        var choices = $"; one of {string.Join(", ", flag.ValueName.Split('|'))}";
        var end = flag.Description.IndexOf(" [default:", StringComparison.Ordinal);
        return ("name", flag.Description.Insert(end < 0 ? flag.Description.Length : end, choices));
    }

    private static string Check(ArgumentResult result, OptionFlag flag)
    {
        var word = result.Tokens[^1].Value;
        if (flag.FindFault(flag.Give(word)) is { } fault)
            result.AddError($"{fault}.");
        return word;
    }

    private static string? Word(ParseResult result, Option option) => option switch
    {
        Option<bool> flag => result.GetValue(flag) ? bool.TrueString : null,
        Option<string?> text => result.GetValue(text),
        _ => throw new NotSupportedException($"{option.Name} is not a flag of a declared option."),
    };
}
