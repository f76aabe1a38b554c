namespace Osnas;

/// <summary>The units in which users write a kind of value, and their factors.</summary>
internal sealed class MetricScale
{
    private readonly Dictionary<string, double> _units;

    private MetricScale(string advice, Dictionary<string, double> units) => (Advice, _units) = (advice, units);

    /// <summary>Counts, with the letters for thousands, millions, billions and trillions.</summary>
    public static MetricScale Counts { get; } = new("counts end in k, M, G (or B) or T", new(StringComparer.OrdinalIgnoreCase)
    {
        [string.Empty] = 1,
        ["k"] = 1e3,
        ["M"] = 1e6,
        ["G"] = 1e9,
        ["B"] = 1e9,
        ["T"] = 1e12,
    });

    /// <summary>Times, in milliseconds. Both Unicode characters for micro are accepted.</summary>
    public static MetricScale Times { get; } = new("a latency is in ms, us or s", new(StringComparer.OrdinalIgnoreCase)
    {
        [string.Empty] = 1,
        ["ms"] = 1,
        ["us"] = 1e-3,
        ["µs"] = 1e-3,
        ["μs"] = 1e-3,
        ["s"] = 1e3,
    });

    /// <summary>A description of the units for an error message; without a final period.</summary>
    public string Advice { get; }

    /// <summary>Finds the factor of a unit.</summary>
    /// <param name="unit">The unit, in any case; empty for none.</param>
    /// <param name="scale">The unit, in units of Osnas.</param>
    /// <returns>true if there is such a unit; otherwise, false.</returns>
    public bool TryFind(string unit, out double scale) => _units.TryGetValue(unit, out scale);
}
