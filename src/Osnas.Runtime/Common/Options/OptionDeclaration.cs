using System.Text.Json;

namespace Osnas.Options;

/// <summary>An option: all that the command line, configuration files, JSON and checks know about it.</summary>
public abstract record OptionDeclaration
{
    private readonly string? _valueName;

    /// <summary>
    /// The name of its property, as in <c>Population</c>; within another record with that of the record:
    /// <c>Searcher.Population</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The description in the help.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Its name on the command line, as in <c>--population</c>; null if it has none there.</summary>
    public string? Flag { get; init; }

    /// <summary>Its keys in configuration files, as in <c>search_utility.population_num</c>, the usual one first.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The place of its value in the JSON of the record: <c>searcher.population</c>.</summary>
    public string JsonPath => string.Join('.', Name.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>Whether the value can change the result. If not, a resumed run may have another value.</summary>
    public bool ChangesResult { get; init; } = true;

    /// <summary>What it is about, where several options have one flag: <c>supernet</c>.</summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary>Whether it is an option of what is chosen by a name, which the scope tells.</summary>
    internal bool IsOfChoice { get; init; }

    /// <summary>The name of a value in the help.</summary>
    public string ValueName
    {
        get => _valueName ?? OwnValueName;
        init => _valueName = value;
    }

    /// <summary>The names of all values; empty if they have none.</summary>
    public abstract IReadOnlyList<string> Choices { get; }

    /// <summary>Whether the flag has no value.</summary>
    public abstract bool IsSwitch { get; }

    /// <summary>What values of its type are called in the help.</summary>
    protected internal abstract string OwnValueName { get; }

    /// <summary>What is wrong with a value, whatever the others are.</summary>
    /// <param name="given">The value.</param>
    /// <returns>The fault, without a full stop; null if there is none.</returns>
    public abstract string? FindFault(GivenValue given);
}

/// <summary>An option of a record.</summary>
/// <typeparam name="TOptions">The record.</typeparam>
public abstract record OptionDeclaration<TOptions> : OptionDeclaration
{
    /// <summary>Sets the option.</summary>
    /// <param name="options">The options.</param>
    /// <param name="given">The value.</param>
    /// <returns>The options with that value.</returns>
    /// <exception cref="FormatException">It is no value of this option; the message says what to write, without a full stop.</exception>
    public abstract TOptions Apply(TOptions options, GivenValue given);

    /// <summary>What is wrong with the value that options have.</summary>
    /// <param name="options">The options.</param>
    /// <param name="name">What the option is called in the text.</param>
    /// <returns>The fault, without a full stop; null if there is none.</returns>
    public abstract string? FindFault(TOptions options, string name);

    /// <summary>The value that options have, in words.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The words; null if there is no value.</returns>
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
