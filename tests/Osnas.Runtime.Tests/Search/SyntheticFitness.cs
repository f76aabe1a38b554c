using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>A fitness that is known: each candidate of each layer adds its own random worth.</summary>
internal sealed class SyntheticFitness : IEvaluator
{
    private readonly double[,] _worth;

    public SyntheticFitness(ModelCfgShape shape, int seed)
    {
        var random = new Random(seed);
        _worth = new double[shape.Rows, shape.Columns];
        for (var cell = 0; cell < _worth.Length; cell++)
            _worth[cell / shape.Columns, cell % shape.Columns] = random.NextDouble();
    }

    /// <summary>The worth of each candidate in each layer.</summary>
    public double[,] Worth => _worth;

    /// <summary>What was evaluated, in that order.</summary>
    public List<Architecture> Evaluated { get; } = [];

    public double Evaluate(Architecture architecture)
    {
        Evaluated.Add(architecture);
        return Of(architecture);
    }

    /// <summary>The fitness, by any thread.</summary>
    public double Of(Architecture architecture) => architecture.Select((choice, layer) => _worth[layer, choice]).Sum();
}
