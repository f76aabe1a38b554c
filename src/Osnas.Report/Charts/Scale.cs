namespace Osnas.Report.Charts;

/// <summary>Maps values to a coordinate of a picture.</summary>
/// <param name="From">The value at the beginning.</param>
/// <param name="To">The value at the end.</param>
/// <param name="Start">The coordinate of the beginning.</param>
/// <param name="End">The coordinate of the end.</param>
internal sealed record Scale(double From, double To, double Start, double End)
{
    private static readonly double[] Factors = [1, 2, 5, 10];

    /// <summary>The coordinate of a value.</summary>
    public double this[double value] => To == From ? (Start + End) / 2 : Start + ((value - From) / (To - From) * (End - Start));

    /// <summary>The coordinate of a value, as markup.</summary>
    public string At(double value) => Svg.Number(this[value]);

    /// <summary>Round values within the scale: multiples of 1, 2 or 5 times a power of ten.</summary>
    /// <param name="most">The most values.</param>
    public IReadOnlyList<double> Ticks(int most)
    {
        if (!(To > From))
            return [From];
        var rough = (To - From) / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Factors.Select(factor => factor * power).First(step => step >= rough * (1 - 1e-9));
        var first = (long)Math.Ceiling((From / step) - 1e-9);
        var last = (long)Math.Floor((To / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(index => (first + index) * step)];
    }
}
