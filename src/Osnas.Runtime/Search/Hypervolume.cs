namespace Osnas.Search;

/// <summary>
/// The hypervolume of a front (Zitzler and Thiele 1998): the volume of the objective space that the front dominates, up to a
/// reference point. Greater is better. It measures a whole front with one number.
/// </summary>
public static class Hypervolume
{
    /// <summary>
    /// Computes the exact volume, by slices along one objective after the other. With two objectives, it takes n log n steps;
    /// each further objective multiplies the steps by n.
    /// </summary>
    /// <param name="points">The objectives of each point, all of them minimized. Points that are not on the front are allowed.</param>
    /// <param name="reference">The objectives of the reference point. Points that are not less in every objective add no
    /// volume.</param>
    /// <returns>The volume, in the product of the units of the objectives.</returns>
    /// <exception cref="ArgumentException">A point and the reference point have different numbers of objectives, or there are
    /// none.</exception>
    public static double Of(IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<double> reference)
    {
        if (reference.Count == 0 || points.Any(point => point.Count != reference.Count))
            throw new ArgumentException(
                $"Each point must have {reference.Count} objectives, as the reference point has, and at least one.");
        IReadOnlyList<double>[] inside =
            [.. points.Where(point => point.Zip(reference).All(pair => pair.First < pair.Second))];
        return Measure(inside, reference, reference.Count);
    }

    /// <summary>The volume by the first objectives alone.</summary>
    private static double Measure(IReadOnlyList<double>[] points, IReadOnlyList<double> reference, int objectives)
    {
        if (points.Length == 0)
            return 0;
        var last = objectives - 1;
        if (last == 0)
            return reference[0] - points.Min(point => point[0]);
        IReadOnlyList<double>[] sorted = [.. points.OrderBy(point => point[last])];
        return last == 1 ? MeasureArea(sorted, reference) : MeasureSlices(sorted, reference, last);
    }

    /// <summary>Of points by their second objective, each adds what is less in the first objective than all before it.</summary>
    private static double MeasureArea(IReadOnlyList<double>[] sorted, IReadOnlyList<double> reference)
    {
        var (area, left) = (0.0, reference[0]);
        foreach (var point in sorted)
        {
            if (point[0] >= left)
                continue;
            area += (left - point[0]) * (reference[1] - point[1]);
            left = point[0];
        }

        return area;
    }

    /// <summary>Between two values of the last objective, the points with less of it have the volume of the other objectives.</summary>
    private static double MeasureSlices(IReadOnlyList<double>[] sorted, IReadOnlyList<double> reference, int last)
    {
        var volume = 0.0;
        for (var count = 1; count <= sorted.Length; count++)
        {
            var depth = (count < sorted.Length ? sorted[count][last] : reference[last]) - sorted[count - 1][last];
            if (depth > 0)
                volume += depth * Measure(sorted[..count], reference, last);
        }

        return volume;
    }
}
