using Osnas.Experiments;

namespace Osnas.Report.Runs;

/// <summary>The architectures that no other beats in both fitness and cost, for who can't point at the points of a picture.</summary>
/// <param name="Summary">How many there are, and which are shown.</param>
/// <param name="Fitness">What the search maximized.</param>
/// <param name="Rows">The architectures, from the fittest to the cheapest.</param>
public sealed record FrontTable(string Summary, string Fitness, IReadOnlyList<FrontRow> Rows)
{
    private const int MostRows = 30;

    /// <summary>The front of a report; null if it has none.</summary>
    internal static FrontTable? Create(SearchReport report)
    {
        CandidateDocument[] front = [.. report.ParetoFront?.Where(entry => entry is { Architecture: not null, Cost: not null }) ?? []];
        if (front.Length == 0)
            return null;
        var fitness = NameOf(report.Fitness);
        return Create(
            report.FrontText ?? $"The front of {fitness} and cost has {NumberText.Count(front.Length, "architecture")}.",
            fitness,
            [.. front.Select(FrontRow.Create)]);
    }

    /// <summary>The fronts of a search that has no report yet: what stands out in any of its pictures.</summary>
    internal static FrontTable? Create(SearchTrace search)
    {
        CandidatePoint[] front =
        [
            .. search.Fronts.SelectMany(points => points).DistinctBy(point => point.Number)
                .OrderByDescending(point => point.Accuracy).ThenBy(point => point.Costs[0]),
        ];
        if (front.Length == 0)
            return null;
        var fitness = NameOf(search.Fitness);
        var costs = string.Join(" or ", search.Metrics.Select(metric => $"up to its {MetricCatalog.Find(metric)?.Unit ?? metric}"));
        return Create(
            $"The fronts so far: {NumberText.Count(front.Length, "architecture")}. Each has the best {fitness} {costs}.",
            fitness,
            [.. front.Select(point => FrontRow.Create(search, point))]);
    }

    private static FrontTable Create(string summary, string fitness, FrontRow[] rows) => new(
        summary + (rows.Length > MostRows
            ? $" The table shows {MostRows} of them, in equal distances from the fittest to the cheapest."
            : string.Empty),
        fitness,
        [.. Choose(rows)]);

    private static string NameOf(string? fitness) => fitness ?? "accuracy in the supernet";

    private static IEnumerable<FrontRow> Choose(FrontRow[] front) => front.Length <= MostRows
        ? front
        : Enumerable.Range(0, MostRows).Select(row => front[row * (front.Length - 1) / (MostRows - 1)]);
}

/// <summary>An architecture of a front.</summary>
/// <param name="Architecture">Its indexes.</param>
/// <param name="Fitness">What the search maximized, in words.</param>
/// <param name="Flops">Its FLOPs.</param>
/// <param name="Params">Its parameters.</param>
public sealed record FrontRow(string Architecture, string Fitness, string Flops, string Params)
{
    internal static FrontRow Create(CandidateDocument entry) => new(
        string.Join(',', entry.Architecture),
        entry.SearchedText,
        NumberText.Exact(entry.Cost.Flops),
        NumberText.Exact(entry.Cost.Params));

    internal static FrontRow Create(SearchTrace search, CandidatePoint candidate) => new(
        string.Join(',', candidate.Architecture),
        Quantity.Fitness(candidate.Accuracy, search.Fitness),
        CostOf(search, candidate, InfoMetric.Flops),
        CostOf(search, candidate, InfoMetric.Params));

    private static string CostOf(SearchTrace search, CandidatePoint candidate, InfoMetric metric)
    {
        var index = search.Metrics.ToList().IndexOf(MetricCatalog.Of(metric).Name);
        return index < 0 || !double.IsFinite(candidate.Costs[index]) ? "–" : NumberText.Exact((long)candidate.Costs[index]);
    }
}
