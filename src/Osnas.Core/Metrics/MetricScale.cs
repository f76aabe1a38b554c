namespace Osnas;

/// <summary>The units in which people write a kind of value, and what is meant by them.</summary>
internal sealed class MetricScale
{
    private readonly Dictionary<string, double> _units;

    private MetricScale(string advice, Dictionary<string, double> units) => (Advice, _units) = (advice, units);

    /// <summary>Numbers of things, with the letters for thousands, millions, billions and trillions.</summary>
    public static MetricScale Counts { get; } = new("counts end in k, M, G (or B) or T", new(StringComparer.OrdinalIgnoreCase)
    {
        [string.Empty] = 1,
        ["k"] = 1e3,
        ["M"] = 1e6,
        ["G"] = 1e9,
        ["B"] = 1e9,
        ["T"] = 1e12,
    });

    /// <summary>Times, in milliseconds; with both of Unicode's letters for micro.</summary>
    public static MetricScale Times { get; } = new("a latency is in ms, us or s", new(StringComparer.OrdinalIgnoreCase)
    {
        [string.Empty] = 1,
        ["ms"] = 1,
        ["us"] = 1e-3,
        ["µs"] = 1e-3,
        ["μs"] = 1e-3,
        ["s"] = 1e3,
    });

    /// <summary>The units in words, for someone who wrote another one; without a full stop.</summary>
    public string Advice { get; }

    /// <summary>What a unit stands for.</summary>
    /// <param name="unit">The unit, in any case; empty for none.</param>
    /// <param name="scale">How many of Osnas's own units it is.</param>
    /// <returns>Whether there is such a unit.</returns>
    public bool TryFind(string unit, out double scale) => _units.TryGetValue(unit, out scale);
}
