namespace Osnas.Search;

/// <summary>The scale on which values have mean 0 and variance 1; equal values have variance 0 on it.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation; 1 if they are equal.</param>
internal readonly record struct StandardScale(double Mean, double Deviation)
{
    /// <summary>The scale of values.</summary>
    public static StandardScale Of(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return new(mean, deviation > 0 ? deviation : 1);
    }

    /// <summary>A value on the scale.</summary>
    public double Standardize(double value) => (value - Mean) / Deviation;
}
