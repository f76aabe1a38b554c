namespace Osnas.Search;

/// <summary>A strategy whose loss counts how far an expected cost is from a target.</summary>
internal interface IHasHardwareLoss
{
    /// <summary>How far it is.</summary>
    HardwareCriterion Criterion { get; }

    /// <summary>The options with another weight of that loss.</summary>
    /// <param name="weight">The weight, of costs that count in the range of the space.</param>
    /// <returns>The options.</returns>
    SearcherOptions WithHardwareWeight(double weight);
}
