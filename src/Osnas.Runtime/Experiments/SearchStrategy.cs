using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>A search strategy.</summary>
public enum SearchStrategy
{
    /// <summary><see cref="EvolutionSearcher"/>.</summary>
    Evolution,

    /// <summary><see cref="RandomSearcher"/>.</summary>
    Random,
}
