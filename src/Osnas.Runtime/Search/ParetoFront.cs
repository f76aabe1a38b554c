namespace Osnas.Search;

/// <summary>Compares candidates by several objectives, all of which are minimized.</summary>
public static class ParetoFront
{
    /// <summary>Whether a point is nowhere greater than another, and somewhere less.</summary>
    /// <param name="point">The objectives of one.</param>
    /// <param name="other">The objectives of the other.</param>
    /// <returns>Whether it is.</returns>
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
    /// Sorts points into fronts (fast non-dominated sort, Deb 2002): none of the first is dominated, none of the second but by
    /// the first, and so on.
    /// </summary>
    /// <param name="points">The objectives of each point.</param>
    /// <returns>The indexes of each front's points, ascending.</returns>
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

    /// <summary>How far the neighbors of each point of a front are away (crowding distance, Deb 2002); infinity at the ends.</summary>
    /// <param name="front">The objectives of each point.</param>
    /// <returns>The distance of each.</returns>
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
    /// The candidates that no other is better than: not in fitness without costing more, nor cheaper without being less fit.
    /// </summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="table">Provides their costs.</param>
    /// <param name="metrics">The costs that count.</param>
    /// <returns>The candidates, from the fittest to the least fit.</returns>
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
