using Osnas.Data;
using Osnas.LookUpTables;

namespace Osnas.Search;

/// <summary>The search space, the costs and the images that a fitness can use.</summary>
/// <param name="Space">The search space, which builds the networks of architectures.</param>
/// <param name="Table">The costs of architectures.</param>
/// <param name="Train">The training images.</param>
/// <param name="Seed">The random seed.</param>
public sealed record FitnessContext(SearchSpaceRegistration Space, BaseLookUpTable Table, ImageDataset Train, int Seed)
{
    /// <summary>
    /// The evaluator of the validation accuracy with the weights of the trained supernet, from 0 to 1; null unless the fitness
    /// needs a supernet.
    /// </summary>
    public IEvaluator? SupernetAccuracy { get; init; }
}
