namespace Osnas;

/// <summary>The sums of costs that layers can have, which grow layer by layer, as dynamic programming has it.</summary>
/// <typeparam name="T">A value of a sum.</typeparam>
internal interface IStates<T>
{
    /// <summary>The sums of all layers of the part, after each of them was added.</summary>
    StateValues<T> Whole { get; }

    /// <summary>The sums of the layers so far, which later ones don't change.</summary>
    StateValues<T> Copy();

    /// <summary>Adds a layer: one of its choices to each of the sums.</summary>
    void Add(GridLayer layer);
}
