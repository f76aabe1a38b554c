namespace Osnas.Options;

/// <content>How options are declared.</content>
public sealed partial class OptionSet<TOptions>
{
    /// <summary>Adds an option that takes a whole number.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="range">The allowed numbers.</param>
    /// <param name="get">Reads the value of options.</param>
    /// <param name="set">Sets the value in a copy of the options.</param>
    /// <param name="description">The description in the help.</param>
    /// <param name="flag">The flag on the command line; null for none.</param>
    /// <param name="keys">The keys in configuration files.</param>
    /// <param name="changesResult">Whether the value can change the result.</param>
    /// <returns>The set with the added option.</returns>
    public OptionSet<TOptions> Whole(
        string name, NumberRange range, Func<TOptions, int> get, Func<TOptions, int, TOptions> set,
        string description = "", string? flag = null, string[]? keys = null, bool changesResult = true) =>
        Add(name, new NumberType<int>(range, value => (int)(value ?? 0), value => value), get, set, description, flag, keys, changesResult);

    /// <inheritdoc cref="Whole(string, NumberRange, Func{TOptions, int}, Func{TOptions, int, TOptions}, string, string?, string[], bool)"/>
    public OptionSet<TOptions> Whole(
        string name, NumberRange range, Func<TOptions, int?> get, Func<TOptions, int?, TOptions> set,
        string description = "", string? flag = null, string[]? keys = null, bool changesResult = true) =>
        Add(name, new NumberType<int?>(range, value => (int?)value, value => value), get, set, description, flag, keys, changesResult);

    /// <summary>Adds an option that takes a number.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="range">The allowed numbers.</param>
    /// <param name="get">Reads the value of options.</param>
    /// <param name="set">Sets the value in a copy of the options.</param>
    /// <param name="description">The description in the help.</param>
    /// <param name="flag">The flag on the command line; null for none.</param>
    /// <param name="keys">The keys in configuration files.</param>
    /// <param name="changesResult">Whether the value can change the result.</param>
    /// <returns>The set with the added option.</returns>
    public OptionSet<TOptions> Number(
        string name, NumberRange range, Func<TOptions, double> get, Func<TOptions, double, TOptions> set,
        string description = "", string? flag = null, string[]? keys = null, bool changesResult = true) =>
        Add(name, new NumberType<double>(range, value => value ?? 0, value => value), get, set, description, flag, keys, changesResult);

    /// <inheritdoc cref="Number(
    ///     string, NumberRange, Func{TOptions, double}, Func{TOptions, double, TOptions}, string, string?, string[], bool)"/>
    public OptionSet<TOptions> Number(
        string name, NumberRange range, Func<TOptions, double?> get, Func<TOptions, double?, TOptions> set,
        string description = "", string? flag = null, string[]? keys = null, bool changesResult = true) =>
        Add(name, new NumberType<double?>(range, value => value, value => value), get, set, description, flag, keys, changesResult);

    /// <summary>Adds an option that takes a number which files have in another unit.</summary>
    internal OptionSet<TOptions> Number(
        string name, NumberRange range, Func<TOptions, double?> get, Func<TOptions, double?, TOptions> set,
        string description, string? flag, string[] keys, Func<TOptions, double> unit, Func<TOptions, GivenValue, string?> findUnitFault) =>
        Add(new PropertyOption<TOptions, double?>(new NumberType<double?>(range, value => value, value => value), get, set)
        {
            Name = name,
            Description = description,
            Flag = flag,
            Keys = keys,
            Convert = (options, value) => value * unit(options),
            FindUnitFault = findUnitFault,
        });

    /// <summary>Adds an option that is on or off.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="get">Reads the value of options.</param>
    /// <param name="set">Sets the value in a copy of the options.</param>
    /// <param name="description">The description in the help.</param>
    /// <param name="flag">The flag on the command line, which turns the option on; null for none.</param>
    /// <param name="keys">The keys in configuration files.</param>
    /// <param name="changesResult">Whether the value can change the result.</param>
    /// <returns>The set with the added option.</returns>
    public OptionSet<TOptions> Switch(
        string name, Func<TOptions, bool> get, Func<TOptions, bool, TOptions> set,
        string description = "", string? flag = null, string[]? keys = null, bool changesResult = true) =>
        Add(name, new SwitchType(), get, set, description, flag, keys, changesResult);

    /// <summary>Adds an option that takes one value of an enumeration, by name, such as <c>single-point</c>.</summary>
    /// <typeparam name="TValue">The enumeration.</typeparam>
    /// <param name="name">The name of the property.</param>
    /// <param name="get">Reads the value of options.</param>
    /// <param name="set">Sets the value in a copy of the options.</param>
    /// <param name="description">The description in the help.</param>
    /// <param name="flag">The flag on the command line; null for none.</param>
    /// <param name="keys">The keys in configuration files.</param>
    /// <param name="changesResult">Whether the value can change the result.</param>
    /// <param name="otherNames">Other names of values, such as those of OSNASLib.</param>
    /// <param name="except">The values that this option doesn't allow, each with the end of the sentence "x is 'y', which ..."
    /// as the reason.</param>
    /// <returns>The set with the added option.</returns>
    public OptionSet<TOptions> Choice<TValue>(
        string name, Func<TOptions, TValue> get, Func<TOptions, TValue, TOptions> set,
        string description = "", string? flag = null, string[]? keys = null, bool changesResult = true,
        (string Name, TValue Value)[]? otherNames = null, (TValue Value, string Reason)[]? except = null)
        where TValue : struct, Enum => Add(name, Choices(otherNames, except), get, set, description, flag, keys, changesResult);

    /// <summary>Adds an option that takes several different values of an enumeration.</summary>
    /// <typeparam name="TValue">The enumeration.</typeparam>
    /// <param name="name">The name of the property.</param>
    /// <param name="get">Reads the values of options.</param>
    /// <param name="set">Sets the values in a copy of the options.</param>
    /// <param name="description">The description in the help.</param>
    /// <param name="flag">The flag on the command line; null for none.</param>
    /// <param name="keys">The keys in configuration files.</param>
    /// <param name="changesResult">Whether the values can change the result.</param>
    /// <returns>The set with the added option.</returns>
    public OptionSet<TOptions> Choices<TValue>(
        string name, Func<TOptions, IReadOnlyList<TValue>> get, Func<TOptions, IReadOnlyList<TValue>, TOptions> set,
        string description = "", string? flag = null, string[]? keys = null, bool changesResult = true)
        where TValue : struct, Enum =>
        Add(name, new ChoicesType<TValue>(Choices<TValue>(null, [])), get, set, description, flag, keys, changesResult);

    /// <summary>Adds an option that takes text.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="valueName">The name of the text in the help, such as <c>file</c>.</param>
    /// <param name="get">Reads the value of options.</param>
    /// <param name="set">Sets the value in a copy of the options.</param>
    /// <param name="description">The description in the help.</param>
    /// <param name="flag">The flag on the command line; null for none.</param>
    /// <param name="keys">The keys in configuration files.</param>
    /// <param name="changesResult">Whether the value can change the result.</param>
    /// <param name="findFault">Describes what is wrong with a text, given the name of the option, without a full stop; null if
    /// nothing is.</param>
    /// <returns>The set with the added option.</returns>
    public OptionSet<TOptions> Text(
        string name, string valueName, Func<TOptions, string?> get, Func<TOptions, string?, TOptions> set,
        string description = "", string? flag = null, string[]? keys = null, bool changesResult = true,
        Func<string?, string, string?>? findFault = null) =>
        Add(name, new TextType(valueName, findFault), get, set, description, flag, keys, changesResult);

    /// <summary>Adds a rule between options.</summary>
    /// <param name="option">The name of the option that a fault is reported for.</param>
    /// <param name="findFault">Describes what is wrong with options, without a full stop; null if nothing is. Its second
    /// argument is a function that gives an option with its value as the user wrote it, such as <c>--parents 60</c>.</param>
    /// <returns>The set with the added option.</returns>
    public OptionSet<TOptions> Rule(string option, Func<TOptions, Func<string, string>, string?> findFault) =>
        new(_options, [.. _rules, new(option, findFault)], _doubts, _choices);

    /// <summary>Adds a warning about suspicious options.</summary>
    /// <param name="option">The name of the option that the warning is reported for.</param>
    /// <param name="findDoubt">Describes what is suspicious, with the arguments of the function of <see cref="Rule"/>; null if
    /// nothing is.</param>
    /// <returns>The set with the added warning.</returns>
    public OptionSet<TOptions> Doubt(string option, Func<TOptions, Func<string, string>, string?> findDoubt) =>
        new(_options, _rules, [.. _doubts, new(option, findDoubt)], _choices);

    /// <summary>Adds the options of an inner record.</summary>
    /// <typeparam name="TInner">The type of the inner record.</typeparam>
    /// <param name="name">The name of the property with the inner record.</param>
    /// <param name="inner">The options of the inner record.</param>
    /// <param name="get">Reads the inner record; null if there is none, and then nothing of it is checked.</param>
    /// <param name="set">Sets the inner record in a copy of the options.</param>
    /// <param name="create">Creates the inner record if there is none and one of its options is given; null if there always is
    /// one.</param>
    /// <returns>The set with the added options.</returns>
    public OptionSet<TOptions> Include<TInner>(
        string name, OptionSet<TInner> inner, Func<TOptions, TInner?> get, Func<TOptions, TInner, TOptions> set,
        Func<TInner>? create = null)
        where TInner : class => Add(inner.Lift(new OptionLens<TOptions, TInner>(name, get, set, create)));

    /// <summary>Gets the same options for the base record.</summary>
    /// <typeparam name="TBase">The base record. Its instances of other types have no options.</typeparam>
    /// <returns>The set.</returns>
    public OptionSet<TBase> As<TBase>()
        where TBase : class =>
        Lift(new OptionLens<TBase, TOptions>(string.Empty, options => options as TOptions, (_, options) => (TBase)(object)options));

    /// <summary>
    /// Changes the declaration of an option, such as its flag, keys and description where the record is used in another place.
    /// </summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="change">Creates the new declaration from the old one.</param>
    /// <returns>The changed set.</returns>
    public OptionSet<TOptions> Change(string name, Func<OptionDeclaration<TOptions>, OptionDeclaration<TOptions>> change)
    {
        _ = Find(name);
        return new([.. _options.Select(option => option.Name == name ? change(option) : option)], _rules, _doubts, _choices);
    }

    internal OptionSet<TOptions> ChangeAll(Func<OptionDeclaration<TOptions>, OptionDeclaration<TOptions>> change) => new(
        [.. _options.Select(change)],
        _rules,
        _doubts,
        [.. _choices.Select(choice => choice with { Chosen = options => choice.Chosen(options).ChangeAll(change) })]);

    internal OptionSet<TOptions> Add<TValue>(
        string name, OptionType<TValue> type, Func<TOptions, TValue> get, Func<TOptions, TValue, TOptions> set,
        string description, string? flag, string[]? keys, bool changesResult) =>
        Add(new PropertyOption<TOptions, TValue>(type, get, set)
        {
            Name = name,
            Description = description,
            Flag = flag,
            Keys = keys ?? [],
            ChangesResult = changesResult,
        });

    /// <summary>Adds an option that chooses something, and the options of what is chosen.</summary>
    internal OptionSet<TOptions> Choose<TChoice>(
        string name, OptionType<TChoice> type, Func<TOptions, TChoice> get, Func<TOptions, TChoice, TOptions> set,
        ChoiceSource<TChoice> source, string description, string? flag, string[]? keys)
        where TChoice : class
    {
        // Who names what there is already keeps its options.
        var choice = Add(
            name, type, get, (options, value) => source.AreAlike(get(options), value) ? options : set(options, value),
            description, flag, keys, changesResult: true);
        var lens = new OptionLens<TOptions, TChoice>(name, get, set);
        return new(
            choice._options,
            _rules,
            _doubts,
            [
                .. _choices,
                new(
                    name,
                    options => source.Chosen(get(options)).Lift(lens),
                    options => source.All(get(options)),
                    options => source.Others(get(options))),
            ]);
    }

    private OptionSet<TOptions> Add(OptionDeclaration<TOptions> option) => new([.. _options, option], _rules, _doubts, _choices);

    private static ChoiceType<TValue> Choices<TValue>((string Name, TValue Value)[]? otherNames, (TValue Value, string Reason)[]? except)
        where TValue : struct, Enum
    {
        var refused = (except ?? []).ToDictionary(refusal => refusal.Value, refusal => refusal.Reason);
        var taken = Enum.GetValues<TValue>().Where(value => !refused.ContainsKey(value));
        return new([.. taken.Select(value => (ChoiceName.Of(value), value))], otherNames ?? [])
        {
            Refused = [.. refused.Select(refusal => (ChoiceName.Of(refusal.Key), refusal.Key, refusal.Value))],
        };
    }

    internal OptionSet<TOuter> Lift<TOuter>(OptionLens<TOuter, TOptions> lens)
        where TOuter : class => new(
            [.. _options.Select(option => Lift(option, lens))],
            [.. _rules.Select(rule => rule.Lift(lens))],
            [.. _doubts.Select(doubt => doubt.Lift(lens))],
            [.. _choices.Select(choice => choice.Lift(lens))]);

    private static NestedOption<TOuter, TOptions> Lift<TOuter>(OptionDeclaration<TOptions> option, OptionLens<TOuter, TOptions> lens)
        where TOuter : class => new(option, lens)
        {
            Name = lens.Prefix(option.Name),
            Description = option.Description,
            Flag = option.Flag,
            Keys = option.Keys,
            ChangesResult = option.ChangesResult,
            Scope = option.Scope,
            IsOfChoice = option.IsOfChoice,
        };
}
