namespace Osnas.Training;

/// <summary>A training strategy by its name.</summary>
public enum SamplerKind
{
    /// <summary><see cref="UniformSampler"/>.</summary>
    Uniform,

    /// <summary><see cref="BudgetSampler"/>: uniform inside the budget.</summary>
    Budget,

    /// <summary><see cref="FairnessSampler"/>.</summary>
    Fairness,

    /// <summary><see cref="StrictFairnessSampler"/>.</summary>
    StrictFairness,

    /// <summary><see cref="SandwichSampler"/>.</summary>
    Sandwich,

    /// <summary><see cref="DifferentiableSampler"/>.</summary>
    Differentiable,
}
