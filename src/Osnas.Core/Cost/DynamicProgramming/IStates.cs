namespace Osnas;

/// <summary>The sums of costs that layers can have. They grow layer by layer in a dynamic program.</summary>
/// <typeparam name="T">The type of a sum's value.</typeparam>
internal interface IStates<T>
{
    /// <summary>The sums of all layers of the part; valid after each layer was added.</summary>
    StateValues<T> Whole { get; }

    /// <summary>A copy of the sums of the layers so far, which later layers don't change.</summary>
    StateValues<T> Copy();

    /// <summary>Adds a layer: each of its choices to each sum.</summary>
    void Add(GridLayer layer);
}
