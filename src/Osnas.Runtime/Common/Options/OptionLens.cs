namespace Osnas.Options;

/// <summary>Finds a record in another, and puts it there.</summary>
/// <typeparam name="TOuter">The record around it.</typeparam>
/// <typeparam name="TInner">The record.</typeparam>
/// <param name="Name">The name of the property that holds it; empty if both are the same object.</param>
/// <param name="Get">Finds it; null if there is none.</param>
/// <param name="Set">The outer record with another inner one.</param>
/// <param name="Create">The inner record where there is none; null if there always is one.</param>
internal sealed record OptionLens<TOuter, TInner>(
    string Name, Func<TOuter, TInner?> Get, Func<TOuter, TInner, TOuter> Set, Func<TInner>? Create = null)
    where TInner : class
{
    public TInner GetOrCreate(TOuter options) =>
        Get(options) ?? Create?.Invoke() ?? throw new InvalidOperationException($"{typeof(TOuter).Name} has no {Name}.");

    /// <summary>The name of an inner option in the outer record.</summary>
    public string Prefix(string name) => Name.Length == 0 ? name : $"{Name}.{name}";
}
