namespace Osnas.Options;

/// <summary>
/// The options of a record, each declared once. The flags of the command line, the keys of configuration files, the JSON of a
/// run, the checks of ranges and the rules between options follow from the declarations.
/// </summary>
/// <remarks>A set is immutable: each method returns another set.</remarks>
/// <typeparam name="TOptions">The record.</typeparam>
public sealed partial class OptionSet<TOptions>
    where TOptions : class
{
    private readonly IReadOnlyList<OptionDeclaration<TOptions>> _options;
    private readonly IReadOnlyList<OptionRule<TOptions>> _rules;
    private readonly IReadOnlyList<OptionRule<TOptions>> _doubts;
    private readonly IReadOnlyList<OptionChoice<TOptions>> _choices;

    /// <summary>Initializes a set without options.</summary>
    public OptionSet()
        : this([], [], [], [])
    {
    }

    private OptionSet(
        IReadOnlyList<OptionDeclaration<TOptions>> options,
        IReadOnlyList<OptionRule<TOptions>> rules,
        IReadOnlyList<OptionRule<TOptions>> doubts,
        IReadOnlyList<OptionChoice<TOptions>> choices) =>
        (_options, _rules, _doubts, _choices) = (options, rules, doubts, choices);

    /// <summary>The options of the record and of its inner records, without those of parts that are chosen by name.</summary>
    public IReadOnlyList<OptionDeclaration<TOptions>> Options => _options;

    /// <summary>The declaration of an option.</summary>
    /// <param name="name">The name of its property.</param>
    internal OptionDeclaration<TOptions> Declaration(string name) => _options.First(option => option.Name == name);

    /// <summary>The paths, in the JSON of the record, of options that don't change the result.</summary>
    public IReadOnlyList<string> PathsWithoutEffect =>
        [.. _options.Where(option => !option.ChangesResult).Select(option => option.JsonPath)];

    /// <summary>Gets the set with the options of the parts that are chosen by name.</summary>
    /// <param name="options">The options, which choose the parts.</param>
    /// <returns>The set.</returns>
    public OptionSet<TOptions> Resolve(TOptions options) => _choices.Aggregate(
        new OptionSet<TOptions>(_options, _rules, _doubts, []),
        (all, choice) => all.Add(choice.Chosen(options).Resolve(options)));

    /// <summary>Sets the given options. An invalid value adds an error, and leaves its option as it is.</summary>
    /// <param name="options">The options.</param>
    /// <param name="given">The values.</param>
    /// <returns>The changed options.</returns>
    public TOptions Apply(TOptions options, IGivenValues given)
    {
        foreach (var option in _options)
        {
            if (given.Find(option) is not { } value)
                continue;
            try
            {
                options = option.Apply(options, value);
            }
            catch (FormatException exception)
            {
                given.AddFault(option, exception.Message);
            }
        }

        foreach (var choice in _choices)
            options = choice.Chosen(options).Apply(options, given);
        return options;
    }

    /// <summary>Adds the errors and warnings about options, with the names and values as they were given.</summary>
    /// <param name="options">The options, after <see cref="Apply"/>.</param>
    /// <param name="given">The values, which receive the errors and warnings.</param>
    public void Judge(TOptions options, IGivenValues given)
    {
        var set = Resolve(options);
        foreach (var option in set._options)
        {
            if (given.Find(option) is null && option.FindFault(options, given.NameOf(option)) is { } fault)
                given.AddFault(option, fault);
        }

        foreach (var (option, fault) in set.Broken(set._rules, options, Describe))
            given.AddFault(option, fault);
        foreach (var (option, doubt) in set.Broken(set._doubts, options, Describe))
            given.AddWarning(option, doubt);

        // A fault is told where its option is written: that place needn't be told again.
        string Describe(OptionDeclaration<TOptions> option, bool isAbout) =>
            given.Find(option) is { } value
                ? isAbout ? value.WithoutPlace : value.ToString()
                : $"{NameAndValue(given.NameOf(option), option.Format(options))} (default)";
    }

    /// <summary>Checks that all options are in their ranges and obey the rules.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check(TOptions options)
    {
        var set = Resolve(options);
        foreach (var option in set._options)
        {
            if (option.FindFault(options, option.Name) is { } fault)
                throw new ArgumentOutOfRangeException(option.Name, $"{fault}.");
        }

        foreach (var (_, fault) in set.Broken(set._rules, options, (option, _) => NameAndValue(option.Name, option.Format(options))))
            throw new ArgumentException($"{fault}.");
    }

    /// <summary>
    /// Gets the flags of the command line for these options and for the options of all parts that are chosen by name.
    /// </summary>
    /// <param name="defaults">The default options.</param>
    /// <returns>The flags.</returns>
    public IReadOnlyList<OptionFlag> Flags(TOptions defaults) => OptionFlag.Of(WithDefaults(defaults));

    /// <summary>The options with their defaults; behind one that chooses, those of all that it can choose.</summary>
    internal IEnumerable<OptionDefault> WithDefaults(TOptions defaults)
    {
        foreach (var option in _options)
        {
            // Of a file that is part of a program, the name is enough.
            var value = option.Format(defaults);
            yield return new(option, Path.IsPathRooted(value) ? Path.GetFileName(value) : value);
            foreach (var choosable in _choices.Where(choice => choice.Option == option.Name).SelectMany(choice => choice.All(defaults)))
                yield return choosable;
        }
    }

    /// <summary>The options of what could be chosen by name and isn't.</summary>
    internal IEnumerable<OptionDeclaration> Others(TOptions options) => _choices.SelectMany(choice => choice.Others(options));

    private static string NameAndValue(string name, string? value) => value is null ? name : $"{name} {value}";

    private IEnumerable<(OptionDeclaration Option, string Message)> Broken(
        IReadOnlyList<OptionRule<TOptions>> rules, TOptions options, Func<OptionDeclaration<TOptions>, bool, string> describe) =>
        from rule in rules
        let message = rule.FindFault(options, name => describe(Find(name), name == rule.Option))
        where message is not null
        select ((OptionDeclaration)Find(rule.Option), message);

    private OptionDeclaration<TOptions> Find(string name) =>
        _options.FirstOrDefault(option => option.Name == name)
        ?? throw new KeyNotFoundException($"{typeof(TOptions).Name} declares no option {name}.");

    private OptionSet<TOptions> Add(OptionSet<TOptions> other) => new(
        [.. _options, .. other._options], [.. _rules, .. other._rules], [.. _doubts, .. other._doubts], [.. _choices, .. other._choices]);
}
