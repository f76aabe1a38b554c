namespace Osnas;

/// <summary>The shape of a search space's choices, and so of its look-up tables and architecture parameters.</summary>
/// <param name="Rows">The number of search layers, or of sub-blocks of all unified layers.</param>
/// <param name="Columns">The number of candidates.</param>
public readonly record struct ModelCfgShape(int Rows, int Columns)
{
    /// <summary>Formats the shape, for example <c>22 x 9</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Rows} x {Columns}";
}
