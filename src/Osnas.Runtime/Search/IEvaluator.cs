namespace Osnas.Search;

/// <summary>Tells what an architecture is worth.</summary>
public interface IEvaluator
{
    /// <summary>Evaluates an architecture.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>Its fitness; more is better. The same for the same architecture.</returns>
    double Evaluate(Architecture architecture);
}
