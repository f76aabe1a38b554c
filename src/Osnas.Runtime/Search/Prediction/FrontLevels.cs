namespace Osnas.Search;

/// <summary>A cell of the space of costs.</summary>
/// <param name="Lower">The least of each cost.</param>
/// <param name="Upper">The greatest of each cost.</param>
/// <param name="Level">The best worth that is to be had for these costs.</param>
internal sealed record FrontCell(double[] Lower, double[] Upper, double Level)
{
    /// <summary>The volume of its part where no cost is less than a given one.</summary>
    /// <param name="costs">The costs.</param>
    public double VolumeFrom(double[] costs)
    {
        var volume = 1.0;
        for (var axis = 0; axis < costs.Length && volume > 0; axis++)
            volume *= Math.Max(Upper[axis] - Math.Max(Lower[axis], costs[axis]), 0);
        return volume;
    }

    /// <summary>The cells that it is cut into if the level rises where no cost is less than a given one.</summary>
    /// <param name="costs">The costs.</param>
    /// <param name="level">The level there.</param>
    public IEnumerable<FrontCell> Raise(double[] costs, double level)
    {
        if (Level >= level || VolumeFrom(costs) <= 0)
        {
            yield return this;
            yield break;
        }

        var lower = Lower;
        for (var axis = 0; axis < costs.Length; axis++)
        {
            if (costs[axis] <= lower[axis])
                continue;
            yield return this with { Lower = lower, Upper = With(Upper, axis, costs[axis]) };
            lower = With(lower, axis, costs[axis]);
        }

        yield return new(lower, Upper, level);
    }

    private static double[] With(double[] values, int place, double value)
    {
        var changed = (double[])values.Clone();
        changed[place] = value;
        return changed;
    }
}

/// <summary>
/// The best worth that a front has for any costs: a step function on the space of costs, which it cuts into cells of one
/// level each.
/// </summary>
internal sealed class FrontLevels
{
    /// <summary>An empty front.</summary>
    /// <param name="costs">The number of costs.</param>
    /// <param name="most">The most of each cost, from 0.</param>
    /// <param name="level">The worth that counts as none.</param>
    public FrontLevels(int costs, double most, double level)
    {
        double[] upper = [.. Enumerable.Repeat(most, costs)];
        Cells = [new(new double[costs], upper, level)];
        LogVolume = costs * Math.Log(most);
    }

    /// <summary>The cells, from the lowest level to the highest.</summary>
    public IReadOnlyList<FrontCell> Cells { get; private set; }

    /// <summary>The logarithm of the volume of all cells.</summary>
    public double LogVolume { get; }

    /// <summary>Adds a point to the front.</summary>
    /// <param name="costs">Its costs.</param>
    /// <param name="level">Its worth.</param>
    public void Raise(double[] costs, double level) =>
        Cells = [.. Cells.SelectMany(cell => cell.Raise(costs, level)).OrderBy(cell => cell.Level)];
}
