using System.Text.Json.Serialization;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>How far the accuracies of a supernet can be trusted.</summary>
public enum TrustVerdict
{
    /// <summary>It isn't known: there are too few architectures, or all have the same accuracy.</summary>
    Unknown,

    /// <summary>FLOPs alone rank the architectures better, which cost no training.</summary>
    BelowFloor,

    /// <summary>The 95 % interval of Kendall's tau includes 0, so the order may be chance.</summary>
    PerhapsChance,

    /// <summary>The order isn't chance, and FLOPs alone don't rank better.</summary>
    AboveFloor,
}

/// <summary>
/// How far a supernet can be trusted: how well its accuracies rank the architectures that a search trained, beside how well their
/// costs do, which need no training. The measure is Kendall's tau with the mean test accuracies.
/// </summary>
/// <param name="Verdict">What follows from the numbers.</param>
/// <param name="Supernet">How well the accuracies with the weights of the supernet rank.</param>
/// <param name="Flops">How well FLOPs alone rank.</param>
/// <param name="Params">How well parameters alone rank.</param>
public sealed record TrustDocument(TrustVerdict Verdict, RankingDocument Supernet, RankingDocument Flops, RankingDocument Params)
{
    private const int Many = 20;

    /// <summary>What follows from the numbers, in words.</summary>
    public string Text => Verdict switch
    {
        TrustVerdict.Unknown when Supernet.Count < 2 =>
            "Only the winner was trained, so how far the supernet can be trusted isn't known.",
        TrustVerdict.Unknown when Supernet.Count < RankCorrelation.FewestOfInterval =>
            $"{Supernet.Count} architectures are too few to say how far the supernet can be trusted.",
        TrustVerdict.Unknown =>
            "How far the supernet can be trusted isn't known: it gives all architectures the same accuracy, or their trainings do.",
        TrustVerdict.BelowFloor =>
            $"FLOPs alone rank these {Supernet.Count} architectures better than the supernet does.{Few}",
        TrustVerdict.PerhapsChance =>
            $"The order that the supernet gives these {Supernet.Count} architectures may be chance.{Few}",
        TrustVerdict.AboveFloor when Supernet.KendallTau == Flops.KendallTau =>
            $"The supernet ranks these {Supernet.Count} architectures as well as FLOPs alone.{Few}",
        TrustVerdict.AboveFloor => $"The supernet ranks these {Supernet.Count} architectures better than FLOPs alone.{Few}",
        _ => throw new InvalidOperationException($"The verdict {Verdict} is unknown."),
    };

    /// <summary>Whether <see cref="Text"/> is a warning: the ranking of the supernet is of little use.</summary>
    [JsonIgnore]
    internal bool IsWarning => Verdict is TrustVerdict.BelowFloor or TrustVerdict.PerhapsChance;

    /// <summary>The interval of so few is wide.</summary>
    private string Few =>
        Supernet.Count < Many ? $" {Supernet.Count} are few, and another {Supernet.Count} may say otherwise." : string.Empty;

    /// <summary>Measures it on the networks of a report.</summary>
    /// <param name="rows">The networks, each architecture once.</param>
    /// <param name="seed">The seed of the intervals' draws.</param>
    internal static TrustDocument Measure(IReadOnlyList<ReportRow> rows, int seed)
    {
        var (supernet, flops, parameters) = (
            RankingDocument.Measure(rows, seed),
            RankingDocument.Measure(rows, row => row.Cost.Flops, seed),
            RankingDocument.Measure(rows, row => row.Cost.Params, seed));
        return new(Judge(supernet, flops), supernet, flops, parameters);
    }

    /// <summary>
    /// Where all draws of the interval agree, there is none: the order is the same as that of the trainings, or its reverse.
    /// </summary>
    internal static TrustVerdict Judge(RankingDocument supernet, RankingDocument flops) => supernet switch
    {
        { KendallTau: null } or { Count: < RankCorrelation.FewestOfInterval } => TrustVerdict.Unknown,
        { KendallTau: { } tau } when tau < flops.KendallTau => TrustVerdict.BelowFloor,
        { Low: <= 0 } or { KendallTau: <= 0 } => TrustVerdict.PerhapsChance,
        _ => TrustVerdict.AboveFloor,
    };
}
