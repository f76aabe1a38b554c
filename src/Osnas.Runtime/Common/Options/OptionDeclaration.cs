using System.Text.Json;

namespace Osnas.Options;

/// <summary>The declaration of an option. The command line, configuration files, JSON and checks use it.</summary>
public abstract record OptionDeclaration
{
    private readonly string? _valueName;

    /// <summary>
    /// The name of the property, such as <c>Population</c>. For a property of an inner record, it includes the property with
    /// that record: <c>Searcher.Population</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The description in the help.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The flag on the command line, such as <c>--population</c>; null if there is none.</summary>
    public string? Flag { get; init; }

    /// <summary>The keys in configuration files, such as <c>search_utility.population_num</c>. The first is the usual one.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The path of the value in the JSON of the record, such as <c>searcher.population</c>.</summary>
    public string JsonPath => string.Join('.', Name.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>Whether the value can change the result. If not, a resumed run may have another value.</summary>
    public bool ChangesResult { get; init; } = true;

    /// <summary>
    /// The part that the option belongs to, such as <c>supernet</c>, if several options have the same flag; otherwise empty.
    /// </summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary>Whether it is an option of what is chosen by a name, which the scope tells.</summary>
    internal bool IsOfChoice { get; init; }

    /// <summary>Whether a class of the program declares it, not one of Osnas.</summary>
    internal bool IsOfProgram { get; init; }

    /// <summary>The name of the value in the help.</summary>
    public string ValueName
    {
        get => _valueName ?? OwnValueName;
        init => _valueName = value;
    }

    /// <summary>The names of all possible values; empty if the values have no names.</summary>
    public abstract IReadOnlyList<string> Choices { get; }

    /// <summary>Whether the flag takes no value.</summary>
    public abstract bool IsSwitch { get; }

    /// <summary>The name of values of this type in the help.</summary>
    protected internal abstract string OwnValueName { get; }

    /// <summary>Finds the error of a value that doesn't depend on other options.</summary>
    /// <param name="given">The value.</param>
    /// <returns>The message without a full stop, or null if the value is valid.</returns>
    public abstract string? FindFault(GivenValue given);
}

/// <summary>The declaration of an option of a record.</summary>
/// <typeparam name="TOptions">The type of the record.</typeparam>
public abstract record OptionDeclaration<TOptions> : OptionDeclaration
{
    /// <summary>Sets the option in a copy of the options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="given">The value.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="FormatException">The value is invalid. The message says what to write, without a full stop.</exception>
    public abstract TOptions Apply(TOptions options, GivenValue given);

    /// <summary>Finds the error in the value of the option.</summary>
    /// <param name="options">The options.</param>
    /// <param name="name">The name of the option for the message.</param>
    /// <returns>The message without a full stop, or null if the value is valid.</returns>
    public abstract string? FindFault(TOptions options, string name);

    /// <summary>Formats the value of the option.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The text, or null if there is no value.</returns>
    public abstract string? Format(TOptions options);

    internal abstract void Write(Utf8JsonWriter writer, TOptions options);

    internal abstract TOptions Read(JsonElement element, TOptions options);
}

/// <summary>An option that is a property of a record.</summary>
internal sealed record PropertyOption<TOptions, TValue>(
    OptionType<TValue> Type, Func<TOptions, TValue> Get, Func<TOptions, TValue, TOptions> Set) : OptionDeclaration<TOptions>
{
    /// <summary>Converts what is given to the unit that code has; null where they are the same.</summary>
    public Func<TOptions, TValue, TValue>? Convert { get; init; }

    /// <summary>What is wrong with a value that is given in another unit than files have; null if nothing is.</summary>
    public Func<TOptions, GivenValue, string?>? FindUnitFault { get; init; }

    protected internal override string OwnValueName => Type.ValueName;

    public override IReadOnlyList<string> Choices => Type.Names;

    public override bool IsSwitch => Type.IsSwitch;

    public override string? FindFault(GivenValue given)
    {
        try
        {
            _ = Type.Read(given);
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    public override TOptions Apply(TOptions options, GivenValue given)
    {
        if (FindUnitFault?.Invoke(options, given) is { } fault)
            throw new FormatException(fault);
        var value = Type.Read(given);
        return Set(options, Convert is null ? value : Convert(options, value));
    }

    public override string? FindFault(TOptions options, string name) => Type.FindFault(Get(options), name);

    public override string? Format(TOptions options) => Type.Format(Get(options));

    internal override void Write(Utf8JsonWriter writer, TOptions options) => Type.Write(writer, Get(options));

    internal override TOptions Read(JsonElement element, TOptions options) => Set(options, Type.Read(element));
}

/// <summary>An option of a record that another record has.</summary>
internal sealed record NestedOption<TOuter, TInner>(OptionDeclaration<TInner> Inner, OptionLens<TOuter, TInner> Lens)
    : OptionDeclaration<TOuter>
    where TInner : class
{
    protected internal override string OwnValueName => Inner.ValueName;

    public override IReadOnlyList<string> Choices => Inner.Choices;

    public override bool IsSwitch => Inner.IsSwitch;

    public override string? FindFault(GivenValue given) => Inner.FindFault(given);

    public override TOuter Apply(TOuter options, GivenValue given) => Lens.Set(options, Inner.Apply(Lens.GetOrCreate(options), given));

    public override string? FindFault(TOuter options, string name) => Lens.Get(options) is { } inner ? Inner.FindFault(inner, name) : null;

    public override string? Format(TOuter options) => Inner.Format(Lens.GetOrCreate(options));

    internal override void Write(Utf8JsonWriter writer, TOuter options) => Inner.Write(writer, Lens.GetOrCreate(options));

    internal override TOuter Read(JsonElement element, TOuter options) => Lens.Set(options, Inner.Read(element, Lens.GetOrCreate(options)));
}
