namespace Osnas.Options;

/// <summary>A rule between the options of a record.</summary>
/// <typeparam name="TOptions">The record.</typeparam>
/// <param name="Option">The name of the option that a fault is reported for.</param>
/// <param name="FindFault">
/// Describes what is wrong with options, without a full stop; null if nothing is. The second argument gives the name of an
/// option with its value, in the words of whoever set it: <c>--parents 60</c>.
/// </param>
internal sealed record OptionRule<TOptions>(string Option, Func<TOptions, Func<string, string>, string?> FindFault)
    where TOptions : class
{
    public OptionRule<TOuter> Lift<TOuter>(OptionLens<TOuter, TOptions> lens)
        where TOuter : class => new(
            lens.Prefix(Option),
            (outer, describe) => lens.Get(outer) is { } options ? FindFault(options, option => describe(lens.Prefix(option))) : null);
}
