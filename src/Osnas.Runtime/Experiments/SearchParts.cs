using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>What a search works with, before it has a folder. Whoever made the parts disposes them.</summary>
/// <param name="Options">The options.</param>
/// <param name="Space">The space.</param>
/// <param name="Data">The data.</param>
/// <param name="Inside">Draws architectures within the budget; provides the space and its costs.</param>
/// <param name="Supernet">The supernet that will be trained; null if the fitness needs none.</param>
/// <param name="Teacher">The teacher of trainings from scratch; null for none, or for the supernet.</param>
internal sealed record SearchParts(
    SearchOptions Options,
    SearchSpaceRegistration Space,
    DataSplit Data,
    BudgetSampler Inside,
    SupernetTraining? Supernet,
    BaseModel? Teacher)
{
    /// <summary>The device of the run.</summary>
    public required RunDevice Device { get; init; }

    /// <summary>The measured latency that the options name; null for none.</summary>
    public LatencyTable? Latency { get; init; }

    /// <summary>The file of that latency; null for none.</summary>
    public string? LatencyFile { get; init; }

    /// <summary>Where workers find the jobs of the search; null for a search that does its work itself.</summary>
    public IJobBoard? Board { get; init; }

    /// <summary>The lines that tell the batch sizes that were found; none if all were given.</summary>
    public IReadOnlyList<string> BatchSizes { get; init; } = [];

    public Budget Budget => Inside.Budget;

    public BaseLookUpTable Table => Budget.Table;

    /// <summary>The order of the candidates, the best first.</summary>
    public CandidateOrder<Evaluation> Order => CandidateOrder.Of(Budget);
}
