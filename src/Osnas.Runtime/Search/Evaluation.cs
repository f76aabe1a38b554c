namespace Osnas.Search;

/// <summary>The evaluation of a candidate architecture.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Fitness">How good it is, a finite number; more is better.</param>
public sealed record Evaluation(Architecture Architecture, double Fitness)
{
    /// <summary>How good it is, a finite number; more is better.</summary>
    /// <exception cref="ArgumentOutOfRangeException">In the constructor: the number isn't finite.</exception>
    public double Fitness { get; init; } = double.IsFinite(Fitness)
        ? Fitness
        : throw new ArgumentOutOfRangeException(
            nameof(Fitness), $"The fitness of {Architecture} isn't a finite number. An evaluator must return one for each architecture.");
}
