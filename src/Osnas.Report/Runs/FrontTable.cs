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
        var fitness = report.Fitness ?? "accuracy in the supernet";
        return new(
            (report.FrontText ?? $"The front of {fitness} and cost has {NumberText.Count(front.Length, "architecture")}.")
            + (front.Length > MostRows
                ? $" The table shows {MostRows} of them, in equal distances from the fittest to the cheapest."
                : string.Empty),
            fitness,
            [.. Choose(front).Select(FrontRow.Create)]);
    }

    private static IEnumerable<CandidateDocument> Choose(CandidateDocument[] front) => front.Length <= MostRows
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
}
