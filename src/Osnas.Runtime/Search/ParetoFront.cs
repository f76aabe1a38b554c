namespace Osnas.Search;

/// <summary>Compares points by several objectives, all of them minimized.</summary>
public static class ParetoFront
{
    /// <summary>Whether a point dominates another: it is nowhere greater, and less in at least one objective.</summary>
    /// <param name="point">The objectives of the point.</param>
    /// <param name="other">The objectives of the other point.</param>
    /// <returns>true if it does; otherwise, false.</returns>
    public static bool Dominates(IReadOnlyList<double> point, IReadOnlyList<double> other)
    {
        var isLess = false;
        for (var objective = 0; objective < point.Count; objective++)
        {
            if (point[objective] > other[objective])
                return false;
            isLess |= point[objective] < other[objective];
        }

        return isLess;
    }

    /// <summary>
    /// Sorts points into fronts (fast non-dominated sort, Deb et al. 2002). No point dominates those on the first front; only
    /// points on the first front dominate those on the second front, and so on.
    /// </summary>
    /// <param name="points">The objectives of each point.</param>
    /// <returns>The indexes of the points on each front, in ascending order.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Sort(IReadOnlyList<IReadOnlyList<double>> points)
    {
        var dominators = new int[points.Count];
        var dominated = points.Select(_ => new List<int>()).ToArray();
        for (var point = 0; point < points.Count; point++)
        {
            for (var other = 0; other < points.Count; other++)
            {
                if (!Dominates(points[point], points[other]))
                    continue;
                dominated[point].Add(other);
                dominators[other]++;
            }
        }

        var fronts = new List<IReadOnlyList<int>>();
        int[] front = [.. Enumerable.Range(0, points.Count).Where(point => dominators[point] == 0)];
        while (front.Length > 0)
        {
            fronts.Add(front);
            front = [.. front.SelectMany(point => dominated[point]).Where(other => --dominators[other] == 0).Order()];
        }

        return fronts;
    }

    /// <summary>The indexes of the points that no other dominates, ascending: the first front of <see cref="Sort"/>.</summary>
    internal static IReadOnlyList<int> First(IReadOnlyList<IReadOnlyList<double>> points)
    {
        var front = new List<int>();
        for (var point = 0; point < points.Count; point++)
        {
            if (front.Exists(other => Dominates(points[other], points[point])))
                continue;
            front.RemoveAll(other => Dominates(points[point], points[other]));
            front.Add(point);
        }

        return front;
    }

    /// <summary>
    /// Computes the crowding distance of each point on a front (Deb et al. 2002): the distance between its neighbors. It is
    /// infinite at the ends of the front.
    /// </summary>
    /// <param name="front">The objectives of each point.</param>
    /// <returns>The distances, in the order of the points.</returns>
    public static IReadOnlyList<double> Crowding(IReadOnlyList<IReadOnlyList<double>> front)
    {
        var distances = new double[front.Count];
        for (var objective = 0; front.Count > 0 && objective < front[0].Count; objective++)
        {
            int[] order = [.. Enumerable.Range(0, front.Count).OrderBy(point => front[point][objective])];
            var range = front[order[^1]][objective] - front[order[0]][objective];
            distances[order[0]] = distances[order[^1]] = double.PositiveInfinity;
            for (var place = 1; place < order.Length - 1 && range > 0; place++)
                distances[order[place]] += (front[order[place + 1]][objective] - front[order[place - 1]][objective]) / range;
        }

        return distances;
    }

    /// <summary>
    /// Finds the candidates that no other candidate beats: none is at least as good in fitness and in each cost, and better in
    /// one of them.
    /// </summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="table">The costs of the candidates.</param>
    /// <param name="metrics">The metrics to minimize, in addition to the fitness to maximize.</param>
    /// <returns>The candidates, in descending order of fitness.</returns>
    public static IReadOnlyList<Evaluation> Of(IReadOnlyList<Evaluation> candidates, BaseLookUpTable table, params InfoMetric[] metrics)
    {
        var points = candidates.Select(candidate => Objectives(candidate, table, metrics)).ToArray();
        return [
            .. First(points)
            .Select(index => candidates[index])
            .OrderByDescending(candidate => candidate.Fitness)
        ];
    }

    /// <summary>The objectives of a candidate: its fitness, negative, and its costs.</summary>
    internal static double[] Objectives(Evaluation candidate, BaseLookUpTable table, IReadOnlyList<InfoMetric> metrics) =>
        [-candidate.Fitness, .. metrics.Select(metric => table.GetModelInfo(metric, candidate.Architecture))];
}
