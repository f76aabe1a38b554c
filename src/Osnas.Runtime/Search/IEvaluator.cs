namespace Osnas.Search;

/// <summary>Tells what an architecture is worth.</summary>
public interface IEvaluator
{
    /// <summary>Evaluates an architecture.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>Its fitness; more is better. The same for the same architecture.</returns>
    double Evaluate(Architecture architecture);

    /// <summary>Evaluates architectures one after the other, each when it is asked for. An evaluator can share their work.</summary>
    /// <param name="architectures">The architectures.</param>
    /// <returns>The same as one by one, in that order.</returns>
    IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures) =>
        architectures.Select(architecture => new Evaluation(architecture, Evaluate(architecture)));
}
