using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>The common options of searches and trainings, in the file of a run.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Data">The data options.</param>
/// <param name="Seed">The seed.</param>
/// <param name="BatchNorm">How batch norms keep their statistics.</param>
public sealed record RunDocument(string Space, DataOptions Data, int Seed, BatchNormOptions BatchNorm) : IReadDocument
{
    /// <summary>The data.</summary>
    public DataOptions Data { get; init; } = Data is { EvaluationBatchSize: 0 } // a run of Osnas 0.3 or earlier, where it was fixed
        ? Data with { EvaluationBatchSize = DataOptions.UsualEvaluationBatchSize }
        : Data;

    bool IReadDocument.IsWhole => this is { Space: not null, Data.Source: not null, BatchNorm: not null };
}
