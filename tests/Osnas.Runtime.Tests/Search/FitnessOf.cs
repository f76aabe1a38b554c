using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>A fitness that is given as a function.</summary>
internal sealed class FitnessOf(Func<Architecture, double> fitness) : IEvaluator
{
    /// <summary>What was evaluated, in that order.</summary>
    public List<Architecture> Evaluated { get; } = [];

    public double Evaluate(Architecture architecture)
    {
        Evaluated.Add(architecture);
        return fitness(architecture);
    }
}
