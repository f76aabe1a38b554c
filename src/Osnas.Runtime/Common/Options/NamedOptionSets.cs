namespace Osnas.Options;

/// <summary>Declares options that choose something by its name.</summary>
internal static class NamedOptionSets
{
    /// <summary>Adds an option that chooses by name, and the options of what is chosen.</summary>
    /// <typeparam name="TOptions">The record with the option.</typeparam>
    /// <typeparam name="TChoice">What is chosen.</typeparam>
    /// <param name="declared">The options so far.</param>
    /// <param name="name">The name of the property that holds it.</param>
    /// <param name="registry">The names.</param>
    /// <param name="get">What options have chosen.</param>
    /// <param name="set">Options with another choice.</param>
    /// <param name="description">The description in the help.</param>
    /// <param name="flag">The flag on the command line; null for none.</param>
    /// <param name="keys">The keys in configuration files.</param>
    /// <returns>The set with them.</returns>
    public static OptionSet<TOptions> Named<TOptions, TChoice>(
        this OptionSet<TOptions> declared, string name, NamedOptionsRegistry<TChoice> registry,
        Func<TOptions, TChoice> get, Func<TOptions, TChoice, TOptions> set,
        string description = "", string? flag = null, string[]? keys = null)
        where TOptions : class
        where TChoice : NamedOptions<TChoice> =>
        declared.Choose(
            name,
            new NamedType<TChoice>(registry),
            get,
            set,
            new(
                NamedOptionsRegistry<TChoice>.AreAlike,
                choice => choice.Declarations,
                registry.OptionsOfAll,
                registry.OptionsOfOthers),
            description,
            flag,
            keys);
}
