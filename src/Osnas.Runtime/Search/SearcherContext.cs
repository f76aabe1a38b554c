using Osnas.Data;
using Osnas.Modules;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>What a search strategy is created for.</summary>
/// <param name="Supernet">The trained supernet.</param>
/// <param name="Inside">Draws inside the budget; knows the space and its costs.</param>
/// <param name="Seed">Decides all that is left to chance.</param>
public sealed record SearcherContext(BaseSupernet Supernet, BudgetSampler Inside, int Seed)
{
    /// <summary>Training images for the statistics of batch norms.</summary>
    public required ImageDataset Calibration { get; init; }

    /// <summary>Images that the weights weren't trained on.</summary>
    public required ImageDataset Validation { get; init; }

    /// <summary>Images of a forward pass without gradients.</summary>
    public required int BatchSize { get; init; }

    /// <summary>What the strategy keeps, for a process that goes on with the run.</summary>
    public required ISearchMemory Memory { get; init; }

    /// <summary>Is told of the epochs of a strategy that trains a generator.</summary>
    public IProgress<GeneratorStep>? Progress { get; init; }

    /// <summary>Stops the strategy between two steps.</summary>
    public CancellationToken Cancellation { get; init; }
}
