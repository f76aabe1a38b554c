namespace Osnas.Search;

/// <summary>The evaluation of a candidate architecture.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Fitness">The fitness, a finite number; greater is better.</param>
public sealed record Evaluation(Architecture Architecture, double Fitness)
{
    /// <summary>The fitness, a finite number; greater is better.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The constructor got a number that isn't finite.</exception>
    public double Fitness { get; init; } = double.IsFinite(Fitness)
        ? Fitness
        : throw new ArgumentOutOfRangeException(
            nameof(Fitness), $"The fitness of {Architecture} isn't a finite number. An evaluator must return one for each architecture.");
}
