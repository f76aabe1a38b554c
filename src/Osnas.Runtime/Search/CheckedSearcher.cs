using Osnas.LookUpTables;

namespace Osnas.Search;

/// <summary>A searcher whose requests are checked: they name architectures that meet the budget.</summary>
/// <param name="searcher">The searcher; null if its options created none.</param>
/// <param name="name">The name of the search strategy.</param>
/// <param name="budget">The budget.</param>
internal sealed class CheckedSearcher(ISearcher? searcher, string name, Budget budget) : ISearcher, IPredictingSearcher
{
    private readonly ISearcher _searcher =
        searcher ?? throw new InvalidOperationException($"Create of the search strategy {name} returned null. It must return a searcher.");

    private string Strategy => name;

    /// <inheritdoc/>
    public int Evaluations => _searcher.Evaluations;

    /// <inheritdoc/>
    public double Share => _searcher.Share;

    /// <summary>What messages call a searcher: the strategy that was chosen, or else its class.</summary>
    public static string Describe(ISearcher searcher) =>
        searcher is CheckedSearcher named ? $"The search strategy {named.Strategy}" : searcher.GetType().Name;

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        var asked = _searcher.Ask()
            ?? throw new InvalidOperationException($"Ask of the search strategy {name} returned null. It must return a list.");
        if (asked.FirstOrDefault(architecture => !budget.IsMetBy(architecture)) is { } outside)
        {
            throw new InvalidOperationException(
                $"{Describe(this)} asks for {outside}, which doesn't meet the budget, {budget}. "
                + "A searcher must ask for architectures within the budget: draw them with SearcherContext.Inside.");
        }

        return asked;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations) => _searcher.Tell(evaluations);

    /// <inheritdoc/>
    public RankCorrelation? MeasureQuality(CancellationToken cancellation) =>
        (_searcher as IPredictingSearcher)?.MeasureQuality(cancellation);
}
