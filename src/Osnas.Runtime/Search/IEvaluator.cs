namespace Osnas.Search;

/// <summary>Evaluates architectures.</summary>
public interface IEvaluator
{
    /// <summary>Evaluates an architecture.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>Its fitness, a finite number; higher is better. Equal for equal architectures.</returns>
    double Evaluate(Architecture architecture);

    /// <summary>Evaluates architectures one after the other, each when it is asked for. An evaluator can share their work.</summary>
    /// <param name="architectures">The architectures.</param>
    /// <returns>The results of separate evaluations, in that order.</returns>
    IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures) =>
        architectures.Select(architecture => new Evaluation(architecture, Evaluate(architecture)));
}
