namespace Osnas.Search;

/// <summary>An architecture that a searcher asked for.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Share">The share of the validation images that it is to be judged on, from 0 to 1.</param>
internal readonly record struct EvaluationRequest(Architecture Architecture, double Share)
{
    /// <summary>Whether it is to be judged on all of them.</summary>
    public bool IsWhole => Share == 1;
}
