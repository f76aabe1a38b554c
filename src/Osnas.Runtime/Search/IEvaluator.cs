namespace Osnas.Search;

/// <summary>Measures the fitness of architectures.</summary>
public interface IEvaluator
{
    /// <summary>Evaluates an architecture.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The fitness, a finite number; greater is better. It is equal for equal architectures.</returns>
    double Evaluate(Architecture architecture);

    /// <summary>
    /// Evaluates architectures one after the other, while the result is enumerated. An implementation can share work between
    /// them.
    /// </summary>
    /// <param name="architectures">The architectures.</param>
    /// <returns>The same results as separate evaluations, in the same order.</returns>
    IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures) =>
        architectures.Select(architecture => new Evaluation(architecture, Evaluate(architecture)));
}
