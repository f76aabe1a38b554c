namespace Osnas.Options;

/// <summary>The options of one kind by name: those of Osnas, and those that generated code of loaded assemblies registers.</summary>
/// <typeparam name="T">The base record of the options.</typeparam>
/// <param name="noun">The noun for messages, such as <c>search strategy</c>.</param>
public sealed class NamedOptionsRegistry<T>(string noun)
    where T : NamedOptions<T>
{
    private readonly List<Registration> _registrations = [];

    /// <summary>All names, in alphabetical order.</summary>
    public IReadOnlyList<string> Names =>
        [.. All.Select(registration => registration.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    /// <summary>The default options of each name, in the order of the names.</summary>
    public IReadOnlyList<T> Defaults =>
        [.. All.OrderBy(registration => registration.Name, StringComparer.Ordinal).Select(registration => registration.Options)];

    private IReadOnlyList<Registration> All
    {
        get
        {
            lock (_registrations)
                return [.. _registrations];
        }
    }

    /// <summary>Registers options.</summary>
    /// <param name="name">The name, such as <c>hill-climbing</c>.</param>
    /// <param name="create">Creates the options with their defaults.</param>
    public void Register(string name, Func<T> create)
    {
        lock (_registrations)
            _registrations.Add(new(name, new(() => Check(create()))));
    }

    /// <summary>Gets the default options of a name.</summary>
    /// <param name="name">The name or another name of the options, in any case.</param>
    /// <returns>The options.</returns>
    /// <exception cref="KeyNotFoundException">No options have the name, or several do. The message lists the existing
    /// names.</exception>
    public T Get(string name) => Find(name) switch
    {
        [var only] => only.Options,
        [] => throw new KeyNotFoundException(
            $"There is no {noun} '{NumberText.Shorten(name)}'. {Ask(name)}There are {string.Join(", ", Names)}."),
        var several => throw new KeyNotFoundException(
            $"Several classes have the name of the {noun} '{several[0].Name}': "
            + $"{string.Join(" and ", several.Select(each => each.Type.FullName))}. "
            + "Rename one."),
    };

    /// <summary>Gets the name of options.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The registered name of their type, or the name of the type if it isn't registered.</returns>
    public string NameOf(T options) =>
        All.FirstOrDefault(registration => registration.Type == options.GetType())?.Name ?? options.GetType().Name;

    /// <summary>The options of all that there is, with their defaults.</summary>
    /// <param name="chosen">What is chosen already, with its values as defaults.</param>
    internal IEnumerable<OptionDefault> OptionsOfAll(T chosen) =>
        from each in Defaults
        let options = AreAlike(each, chosen) ? chosen : each
        from option in options.Declarations.Resolve(options).WithDefaults(options)
        let isOfProgram = each.GetType().Assembly != typeof(NamedOptionsRegistry<>).Assembly
        select option with { Option = option.Option with { Scope = NameOf(each), IsOfChoice = true, IsOfProgram = isOfProgram } };

    /// <summary>The options of all that isn't chosen.</summary>
    internal IEnumerable<OptionDeclaration> OptionsOfOthers(T chosen) =>
        from each in Defaults
        where !AreAlike(each, chosen)
        from option in each.Declarations.Resolve(each).Options
        select (OptionDeclaration)(option with { Scope = NameOf(each) });

    /// <summary>Whether two options are of the same type, with whatever values.</summary>
    internal static bool AreAlike(T first, T second) => first.GetType() == second.GetType();

    /// <summary>Forgets a registration. For tests, which share the list.</summary>
    internal void Remove(string name)
    {
        lock (_registrations)
            _registrations.RemoveAll(registration => registration.Name == name);
    }

    internal string Ask(string name) =>
        SimilarName.Ask(name, All.SelectMany(registration => registration.AllNames)) is { Length: > 0 } question
            ? char.ToUpperInvariant(question[0]) + question[1..]
            : string.Empty;

    /// <summary>Makes sure that a command line and a file can have the options of a record, so that a fault names its class.</summary>
    private static T Check(T options)
    {
        var type = options.GetType().FullName;
        if (options.Declarations is not { } declared)
            throw new InvalidOperationException(
                $"{type}: Declarations is null. Return an OptionSet; an empty one if there are no options.");
        foreach (var option in declared.Resolve(options).Options)
        {
            if (option.JsonPath == NamedOptionsConverter<T>.NameProperty)
                throw new InvalidOperationException($"{type} declares an option {option.Name}, as files call the class itself. Rename it.");
            if (option.Flag is { } flag && (!flag.StartsWith("--", StringComparison.Ordinal) || flag.Any(char.IsWhiteSpace)))
                throw new InvalidOperationException($"{type} declares the flag '{flag}'. A flag begins with -- and has no spaces.");
        }

        return options;
    }

    private List<Registration> Find(string name) =>
        [.. All.Where(registration => registration.AllNames.Any(each => ChoiceName.AreSame(each, name)))
            .DistinctBy(registration => registration.Type)];

    // Not Lazy<T>: for a program that is trimmed, that asks T for a constructor.
    private sealed record Registration(string Name, Lazy<object> Lazy)
    {
        public T Options => (T)Lazy.Value;

        public Type Type => Options.GetType();

        public IEnumerable<string> AllNames => Options.OtherNames.Prepend(Name);
    }
}
