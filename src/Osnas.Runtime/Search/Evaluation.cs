namespace Osnas.Search;

/// <summary>The evaluation of a candidate architecture.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Fitness">How good it is; more is better.</param>
public sealed record Evaluation(Architecture Architecture, double Fitness);
