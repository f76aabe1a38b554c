using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>
/// What a search evaluated, of any number of candidates in bounded space: totals of all, and some of them to draw.
/// </summary>
/// <param name="Count">All candidates.</param>
/// <param name="Metrics">The metrics of <see cref="CandidatePoint.Costs"/>, in lower case: FLOPs, parameters, and measured metrics
/// of the budget.</param>
/// <param name="Best">The first candidate in the order of <see cref="CandidateOrder{T}"/>.</param>
/// <param name="Progress">The course of the search, at most <see cref="MostPoints"/> points in order.</param>
/// <param name="Sample">Candidates in equal distances of the order of evaluation, at most <see cref="MostSampled"/>.</param>
/// <param name="Fronts">
/// For each metric, the candidates that no other beats in both accuracy and cost, from the cheapest to the most accurate; of very
/// many, at most <see cref="MostSampled"/> in equal distances.
/// </param>
/// <param name="Choices">How often each candidate block is chosen in each row.</param>
internal sealed record SearchTrace(
    int Count,
    IReadOnlyList<string> Metrics,
    CandidatePoint Best,
    IReadOnlyList<ProgressPoint> Progress,
    IReadOnlyList<CandidatePoint> Sample,
    IReadOnlyList<IReadOnlyList<CandidatePoint>> Fronts,
    ChoiceCounts Choices)
{
    /// <summary>The name of what the search maximizes, if it isn't an accuracy; null for that. Values may then be of any size.</summary>
    public string? Fitness { get; init; }

    /// <summary>The most points of <see cref="Progress"/>.</summary>
    public const int MostPoints = 1000;

    /// <summary>The most candidates of <see cref="Sample"/> and of a front.</summary>
    public const int MostSampled = 2000;
}

/// <summary>A candidate that a search evaluated.</summary>
/// <param name="Number">Its place in the order of evaluation, from 1.</param>
/// <param name="Accuracy">What the search maximizes: validation accuracy with the weights of the supernet, from 0 to 1; or the value
/// of <see cref="SearchTrace.Fitness"/>.</param>
/// <param name="Costs">Its cost in each metric of <see cref="SearchTrace.Metrics"/>, in the metric's unit.</param>
/// <param name="Architecture">The index of the chosen candidate block in each row.</param>
internal sealed record CandidatePoint(int Number, double Accuracy, IReadOnlyList<double> Costs, IReadOnlyList<int> Architecture);

/// <summary>A search after some evaluations.</summary>
/// <param name="Evaluations">The candidates so far.</param>
/// <param name="Best">The best accuracy so far.</param>
/// <param name="Mean">The mean accuracy of all candidates so far.</param>
/// <param name="RecentMean">The mean accuracy of the candidates since the point before.</param>
internal readonly record struct ProgressPoint(int Evaluations, double Best, double Mean, double RecentMean);

/// <summary>How often each candidate block is chosen in each row of choices.</summary>
/// <param name="BestCount">The number of architectures that count as the best: a tenth of all, at least one.</param>
/// <param name="Best">Among the best, by row and candidate. Of equal accuracies, the first in the order of
/// <see cref="CandidateOrder{T}"/> count.</param>
/// <param name="All">Among all, by row and candidate.</param>
internal sealed record ChoiceCounts(int BestCount, IReadOnlyList<IReadOnlyList<int>> Best, IReadOnlyList<IReadOnlyList<int>> All);
