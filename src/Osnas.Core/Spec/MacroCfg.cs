namespace Osnas;

/// <summary>The macro configuration: the stages of the network and the shapes of the search layers.</summary>
public sealed record MacroCfg
{
    /// <summary>Initializes a macro configuration.</summary>
    /// <param name="first">The blocks of the fixed first stage.</param>
    /// <param name="search">The search layers.</param>
    /// <param name="last">The blocks of the fixed last stage.</param>
    public MacroCfg(IEnumerable<BlockCfg> first, IEnumerable<LayerCfg> search, IEnumerable<BlockCfg> last)
    {
        First = new(first);
        Search = new(search);
        Last = new(last);
    }

    /// <summary>The blocks of the fixed first stage.</summary>
    public EquatableArray<BlockCfg> First { get; init; }

    /// <summary>The search layers.</summary>
    public EquatableArray<LayerCfg> Search { get; init; }

    /// <summary>The blocks of the fixed last stage.</summary>
    public EquatableArray<BlockCfg> Last { get; init; }
}
