using System.Text.Json.Serialization;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>How far the fitness of a search can be trusted.</summary>
public enum TrustVerdict
{
    /// <summary>There are too few architectures, or all have the same accuracy.</summary>
    Unknown,

    /// <summary>FLOPs alone, which need no training, rank the architectures better than the fitness does.</summary>
    BelowFloor,

    /// <summary>Kendall's tau isn't above 0, or its 95 % interval includes 0, so the order may be chance.</summary>
    PerhapsChance,

    /// <summary>The order isn't chance, and FLOPs alone don't rank better.</summary>
    AboveFloor,
}

/// <summary>
/// How far the fitness of a search, such as the accuracy with a supernet's weights, can be trusted: how well it ranks the
/// trained architectures, compared with their costs, which need no training. The measure is Kendall's tau with the mean test
/// accuracies.
/// </summary>
/// <param name="Verdict">The conclusion from the numbers.</param>
/// <param name="Ranking">How well the fitness ranks the architectures.</param>
/// <param name="Flops">How well FLOPs alone rank them.</param>
/// <param name="Params">How well parameters alone rank them.</param>
public sealed record TrustDocument(TrustVerdict Verdict, RankingDocument Ranking, RankingDocument Flops, RankingDocument Params)
{
    private const int Many = 20;

    /// <summary>The name of the fitness; null for the accuracy with the supernet's weights.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fitness { get; init; }

    /// <summary>The conclusion in words.</summary>
    public string Text => Verdict switch
    {
        TrustVerdict.Unknown when Ranking.Count < 2 =>
            $"Only the winner was trained, so how far {Judged} can be trusted isn't known.",
        TrustVerdict.Unknown when Ranking.Count < RankCorrelation.FewestOfInterval =>
            $"{Ranking.Count} architectures are too few to say how far {Judged} can be trusted.",
        TrustVerdict.Unknown =>
            $"How far {Judged} can be trusted isn't known: all architectures have the same value of it, or the same test accuracy.",
        TrustVerdict.BelowFloor =>
            $"FLOPs alone rank these {Ranking.Count} architectures better than {Judged} does.{Few}",
        TrustVerdict.PerhapsChance =>
            $"The order that {Judged} gives these {Ranking.Count} architectures may be chance.{Few}",
        TrustVerdict.AboveFloor when Ranking.KendallTau == Flops.KendallTau =>
            $"{Fitness ?? "The supernet"} ranks these {Ranking.Count} architectures as well as FLOPs alone.{Few}",
        TrustVerdict.AboveFloor => $"{Fitness ?? "The supernet"} ranks these {Ranking.Count} architectures better than FLOPs alone.{Few}",
        _ => throw new InvalidOperationException($"The verdict {Verdict} is unknown."),
    };

    /// <summary>Whether <see cref="Text"/> is a warning: the ranking is of little use.</summary>
    [JsonIgnore]
    internal bool IsWarning => Verdict is TrustVerdict.BelowFloor or TrustVerdict.PerhapsChance;

    private string Judged => Fitness ?? "the supernet";

    /// <summary>The interval of so few is wide.</summary>
    private string Few =>
        Ranking.Count < Many ? $" {Ranking.Count} are few, and another {Ranking.Count} may say otherwise." : string.Empty;

    /// <summary>Measures it on the networks of a report.</summary>
    /// <param name="ranking">How well what the search maximized ranks them.</param>
    /// <param name="rows">The networks, each architecture once.</param>
    /// <param name="seed">The seed of the intervals' draws.</param>
    /// <param name="fitness">The name of what the search maximized; null for the accuracy with the weights of the supernet.</param>
    internal static TrustDocument Measure(
        RankingDocument ranking, IReadOnlyList<ReportRow> rows, int seed, string? fitness = null)
    {
        var (flops, parameters) = (
            RankingDocument.Measure(rows, row => row.Cost.Flops, seed),
            RankingDocument.Measure(rows, row => row.Cost.Params, seed));
        return new(Judge(ranking, flops), ranking, flops, parameters) { Fitness = fitness };
    }

    /// <summary>
    /// Where all draws of the interval agree, there is none: the order is the same as that of the trainings, or its reverse.
    /// </summary>
    internal static TrustVerdict Judge(RankingDocument ranking, RankingDocument flops) => ranking switch
    {
        { KendallTau: null } or { Count: < RankCorrelation.FewestOfInterval } => TrustVerdict.Unknown,
        { KendallTau: <= 0 } => TrustVerdict.PerhapsChance,
        { KendallTau: { } tau } when tau < flops.KendallTau => TrustVerdict.BelowFloor,
        { Low: <= 0 } => TrustVerdict.PerhapsChance,
        _ => TrustVerdict.AboveFloor,
    };
}
