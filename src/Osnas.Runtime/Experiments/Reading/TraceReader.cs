using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>
/// Aggregates the candidates of a search while it reads them twice: first the accuracies, which tell what counts as the best, then
/// all the rest. Of each candidate, only its accuracy stays in memory, and of those at the limit of the best, as many as count.
/// </summary>
internal static class TraceReader
{
    private const int BestShare = 10; // a tenth

    /// <summary>Reads the candidates of a search.</summary>
    /// <param name="path">The file.</param>
    /// <param name="space">The space of the run, for the costs that the file doesn't have; null if it isn't known.</param>
    /// <returns>What was evaluated; null before the first candidate.</returns>
    /// <exception cref="InvalidDataException">A line isn't that of a candidate.</exception>
    public static SearchTrace? Read(string path, SpaceRecord? space)
    {
        using var file = new CandidateFile(path);
        double[] accuracies = [.. file.ReadAccuracies()];
        if (accuracies.Length == 0)
            return null;
        string[] measured = [.. space?.Outline?.Measured.Select(table => table.Metric).Except(file.Metrics) ?? []];
        var metrics = file.Metrics.Concat(measured).ToArray();
        var order = OrderOf(metrics, space?.Outline?.Budget ?? []);
        var fronts = metrics.Select(_ => new FrontBuilder(order)).ToArray();
        var choices = new ChoiceCounter(accuracies, BestShare, space?.Outline?.Candidates.Count ?? 0, order);
        var sample = new List<CandidatePoint>();
        var between = StepOf(accuracies.Length, SearchTrace.MostSampled);
        CandidatePoint? best = null;
        foreach (var line in file.Read().Take(accuracies.Length))
        {
            if (best is not null && line.Architecture.Count != best.Architecture.Count)
                throw new InvalidDataException(
                    FormattableString.Invariant($"{path}, line {line.Number + 1}: the candidate has ")
                    + $"{Words.Count(line.Architecture.Count, "choice")}, others have {best.Architecture.Count}.");
            var candidate = measured.Length == 0
                ? line
                : line with
                {
                    Costs = [.. line.Costs, .. measured.Select(metric => space!.CostOf(metric, line.Architecture) ?? double.NaN)]
                };
            if (best is null || order.Compare(candidate, best) < 0)
                best = candidate;
            if ((candidate.Number - 1) % between == 0)
                sample.Add(candidate);
            choices.Add(candidate);
            for (var metric = 0; metric < fronts.Length; metric++)
                fronts[metric].Add(candidate, candidate.Costs[metric]);
        }

        return new(
            accuracies.Length,
            metrics,
            best!,
            Summarize(accuracies),
            sample,
            [.. fronts.Select(front => Thin(front.Points))],
            choices.ToCounts())
        {
            Fitness = file.Fitness,
        };
    }

    /// <summary>The order of the search, by the costs that are known.</summary>
    private static CandidateOrder<CandidatePoint> OrderOf(string[] metrics, IReadOnlyList<ConstraintCfg> budget) => new(
        candidate => candidate.Accuracy,
        [
            .. CandidateOrder.FindMetrics(budget).Select(metric => Array.IndexOf(metrics, MetricCatalog.Of(metric).Name))
            .Where(column => column >= 0)
            .Select(column => (Func<CandidatePoint, double>)(candidate => candidate.Costs[column])),
        ],
        candidate => candidate.Architecture);

    private static List<ProgressPoint> Summarize(double[] accuracies)
    {
        var (points, between) = (new List<ProgressPoint>(), StepOf(accuracies.Length, SearchTrace.MostPoints));
        var (best, sum, recent, since) = (double.NegativeInfinity, 0.0, 0.0, 0);
        for (var index = 0; index < accuracies.Length; index++)
        {
            best = Math.Max(best, accuracies[index]);
            sum += accuracies[index];
            recent += accuracies[index];
            since++;
            if (since < between && index < accuracies.Length - 1)
                continue;
            points.Add(new(index + 1, best, sum / (index + 1), recent / since));
            (recent, since) = (0, 0);
        }

        return points;
    }

    private static IReadOnlyList<CandidatePoint> Thin(IReadOnlyList<CandidatePoint> points)
    {
        var between = StepOf(points.Count, SearchTrace.MostSampled);
        return between == 1 ? points : [.. points.Where((_, index) => index % between == 0)];
    }

    private static int StepOf(int count, int most) => Math.Max(1, (count + most - 1) / most);
}
