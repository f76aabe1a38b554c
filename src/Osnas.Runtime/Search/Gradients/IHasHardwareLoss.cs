namespace Osnas.Search;

/// <summary>A strategy whose loss counts how far an expected cost is from a target.</summary>
internal interface IHasHardwareLoss
{
    /// <summary>The key of the weight in configuration files. It is in the unit of the metric.</summary>
    const string WeightKey = "arch_optim.a_hc_weight";

    /// <summary>How far it is.</summary>
    HardwareCriterion Criterion { get; }

    /// <summary>The options with another weight of that loss.</summary>
    /// <param name="weight">The weight, of costs that count in the range of the space.</param>
    /// <returns>The options.</returns>
    SearcherOptions WithHardwareWeight(double weight);
}
