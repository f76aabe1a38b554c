using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>A search strategy.</summary>
public enum SearchStrategy
{
    /// <summary><see cref="EvolutionSearcher"/>.</summary>
    Evolution,

    /// <summary><see cref="RandomSearcher"/>.</summary>
    Random,

    /// <summary><see cref="AgingSearcher"/>.</summary>
    Aging,

    /// <summary><see cref="Nsga2Searcher"/>.</summary>
    Nsga2,

    /// <summary><see cref="DifferentiableSearch"/>.</summary>
    Differentiable,

    /// <summary><see cref="GeneratorSearch"/>.</summary>
    Generator,
}
