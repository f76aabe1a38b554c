namespace Osnas.Search;

/// <summary>What a candidate architecture is worth.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Fitness">How good it is; more is better.</param>
public sealed record Evaluation(Architecture Architecture, double Fitness);
