namespace Osnas;

/// <summary>How the values of layers combine to the value of a network.</summary>
public enum MetricCombination
{
    /// <summary>The sum, as for operations, parameters and times.</summary>
    Sum,

    /// <summary>The maximum, as for memory that one layer frees before the next layer allocates it.</summary>
    Maximum,
}
