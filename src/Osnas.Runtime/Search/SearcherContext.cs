using Osnas.Data;
using Osnas.Modules;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The supernet, the budget and the images that a search strategy can use.</summary>
/// <param name="Supernet">The trained supernet; null if the fitness needs none.</param>
/// <param name="Inside">Draws architectures within the budget, and has the space and its costs.</param>
/// <param name="Seed">The random seed.</param>
public sealed record SearcherContext(BaseSupernet? Supernet, BudgetSampler Inside, int Seed)
{
    /// <summary>The training images that calibrate batch norm statistics.</summary>
    public required ImageDataset Calibration { get; init; }

    /// <summary>The images that didn't train the weights.</summary>
    public required ImageDataset Validation { get; init; }

    /// <summary>The number of images in a forward pass without gradients.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Stores the results of the strategy for a process that resumes the run.</summary>
    public required ISearchMemory Memory { get; init; }

    /// <summary>The architectures to begin with, the best first; empty for random ones. They meet the budget.</summary>
    public IReadOnlyList<Architecture> Start { get; init; } = [];

    /// <summary>Receives the progress of a strategy that trains a generator; null for no progress.</summary>
    public IProgress<GeneratorStep>? Progress { get; init; }

    /// <summary>Cancels the strategy between two steps.</summary>
    public CancellationToken Cancellation { get; init; }
}
