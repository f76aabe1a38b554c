namespace Osnas.Options;

/// <summary>What an option of a record chooses by name, with the options of all that can be chosen.</summary>
/// <typeparam name="TOptions">The record.</typeparam>
/// <param name="Option">The name of the option that chooses.</param>
/// <param name="Chosen">The options of what a record has chosen.</param>
/// <param name="All">The options of all, with the defaults that the record gives them.</param>
/// <param name="Others">Of those, what the record hasn't chosen.</param>
internal sealed record OptionChoice<TOptions>(
    string Option,
    Func<TOptions, OptionSet<TOptions>> Chosen,
    Func<TOptions, IEnumerable<OptionDefault>> All,
    Func<TOptions, IEnumerable<OptionDeclaration>> Others)
    where TOptions : class
{
    public OptionChoice<TOuter> Lift<TOuter>(OptionLens<TOuter, TOptions> lens)
        where TOuter : class => new(
            lens.Prefix(Option),
            outer => Chosen(lens.GetOrCreate(outer)).Lift(lens),
            outer => All(lens.GetOrCreate(outer)),
            outer => Others(lens.GetOrCreate(outer)));
}

/// <summary>What there is to choose from, and the options of each.</summary>
/// <typeparam name="TChoice">What is chosen.</typeparam>
/// <param name="AreAlike">Whether two are the same, with whatever options.</param>
/// <param name="Chosen">The options of one.</param>
/// <param name="All">The options of all, of one with its values as defaults.</param>
/// <param name="Others">The options of all but one.</param>
internal sealed record ChoiceSource<TChoice>(
    Func<TChoice, TChoice, bool> AreAlike,
    Func<TChoice, OptionSet<TChoice>> Chosen,
    Func<TChoice, IEnumerable<OptionDefault>> All,
    Func<TChoice, IEnumerable<OptionDeclaration>> Others)
    where TChoice : class;
