namespace Osnas;

/// <summary>
/// Finds the least value of a convex function of few variables that has kinks: an ellipsoid around it shrinks with
/// each cut through its center (Shor 1977).
/// </summary>
internal sealed class EllipsoidMethod
{
    private const double Reach = 1e4;
    private const double Precision = 1e-7;
    private const int MostCuts = 2000;

    private readonly double _precision;

    // What makes the ellipsoid of the unit ball. Its square would lose its digits where the ellipsoid is thin.
    private readonly double[,] _shape;
    private int _cuts;

    /// <summary>Begins at 0.</summary>
    /// <param name="dimensions">The number of variables.</param>
    /// <param name="scale">The size of a variable, and of a value.</param>
    public EllipsoidMethod(int dimensions, double scale)
    {
        Point = new double[dimensions];
        _precision = Precision * scale;
        _shape = new double[dimensions, dimensions];
        for (var axis = 0; axis < dimensions; axis++)
            _shape[axis, axis] = Reach * scale;
    }

    /// <summary>Where to look at the function next.</summary>
    public double[] Point { get; }

    /// <summary>Whether a smaller value is hardly smaller.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Leaves out where the function grows.</summary>
    /// <param name="slope">A subgradient at the point.</param>
    public void Cut(double[] slope) => Cut(slope, _precision);

    /// <summary>Leaves out where no solution is.</summary>
    /// <param name="direction">Where that is from the point.</param>
    public void Forbid(double[] direction) => Cut(direction, 0);

    private void Cut(double[] slope, double precision)
    {
        var size = Point.Length;
        var axes = Enumerable.Range(0, size).ToArray();
        var inward = Array.ConvertAll(axes, column => axes.Sum(row => _shape[row, column] * slope[row]));
        var width = Math.Sqrt(inward.Sum(part => part * part));
        IsOver = !(width > precision) || ++_cuts == MostCuts;
        if (IsOver)
            return;
        var outward = Array.ConvertAll(axes, row => axes.Sum(column => _shape[row, column] * inward[column] / width));

        // Half of the ellipsoid is left, and the least ellipsoid around that; in one dimension it is an interval.
        var growth = size == 1 ? 1 : size / Math.Sqrt((size * size) - 1.0);
        var shrinkage = 1 - (size == 1 ? 0.5 : Math.Sqrt((size - 1.0) / (size + 1)));
        for (var row = 0; row < size; row++)
        {
            Point[row] -= outward[row] / (size + 1);
            for (var column = 0; column < size; column++)
                _shape[row, column] = growth * (_shape[row, column] - (shrinkage * outward[row] * inward[column] / width));
        }
    }
}
