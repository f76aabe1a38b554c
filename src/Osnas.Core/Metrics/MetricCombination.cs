namespace Osnas;

/// <summary>How the values of the layers make that of a network.</summary>
public enum MetricCombination
{
    /// <summary>They add up, as operations, parameters and times do.</summary>
    Sum,

    /// <summary>The greatest counts, as for memory that one layer frees before the next one takes it.</summary>
    Maximum,
}
