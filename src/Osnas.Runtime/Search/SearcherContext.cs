using Osnas.Data;
using Osnas.Modules;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The context that a search strategy is created in.</summary>
/// <param name="Supernet">The trained supernet; null if the fitness needs none.</param>
/// <param name="Inside">Draws architectures within the budget; provides the space and its costs.</param>
/// <param name="Seed">The random seed.</param>
public sealed record SearcherContext(BaseSupernet? Supernet, BudgetSampler Inside, int Seed)
{
    /// <summary>Training images for the statistics of batch norms.</summary>
    public required ImageDataset Calibration { get; init; }

    /// <summary>Images that the weights weren't trained on.</summary>
    public required ImageDataset Validation { get; init; }

    /// <summary>The number of images in a forward pass without gradients.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The results that the strategy keeps, for a process that resumes the run.</summary>
    public required ISearchMemory Memory { get; init; }

    /// <summary>
    /// The architectures to begin with in place of random ones, the best first; empty for random ones. They meet the budget.
    /// </summary>
    public IReadOnlyList<Architecture> Start { get; init; } = [];

    /// <summary>Receives the epochs of a strategy that trains a generator.</summary>
    public IProgress<GeneratorStep>? Progress { get; init; }

    /// <summary>Cancels the strategy between two steps.</summary>
    public CancellationToken Cancellation { get; init; }
}
