namespace Osnas;

/// <summary>
/// Minimizes a convex, nondifferentiable function of few variables: an ellipsoid around the minimum shrinks with each
/// cut through its center (Shor 1977).
/// </summary>
internal sealed class EllipsoidMethod
{
    private const double Reach = 1e4;
    private const double Precision = 1e-7;
    private const int MostCuts = 2000;

    private readonly double _precision;

    // The matrix that maps the unit ball to the ellipsoid. Its square would lose digits if the ellipsoid is thin.
    private readonly double[,] _shape;
    private int _cuts;

    /// <summary>Starts at 0.</summary>
    /// <param name="dimensions">The number of variables.</param>
    /// <param name="scale">The scale of the variables and values.</param>
    public EllipsoidMethod(int dimensions, double scale)
    {
        Point = new double[dimensions];
        _precision = Precision * scale;
        _shape = new double[dimensions, dimensions];
        for (var axis = 0; axis < dimensions; axis++)
            _shape[axis, axis] = Reach * scale;
    }

    /// <summary>The next point at which to evaluate the function.</summary>
    public double[] Point { get; }

    /// <summary>Whether no value is significantly smaller.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Cuts off the half in which the function grows.</summary>
    /// <param name="slope">A subgradient at the point.</param>
    public void Cut(double[] slope) => Cut(slope, _precision);

    /// <summary>Cuts off a half without solutions.</summary>
    /// <param name="direction">The direction of that half from the point.</param>
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

        // Half of the ellipsoid is left. The result is the smallest ellipsoid around it; in one dimension, an interval.
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
