using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>What a training works with, before it has a folder. Whoever made the parts disposes them.</summary>
/// <param name="Options">The options.</param>
/// <param name="Space">The space.</param>
/// <param name="Architecture">The architecture.</param>
/// <param name="Data">The data.</param>
/// <param name="Table">Provides the costs.</param>
/// <param name="Teacher">The teacher; null for none.</param>
/// <param name="Weights">What the file of initial weights has for the network; null without a file.</param>
internal sealed record TrainParts(
    TrainOptions Options,
    SearchSpaceRegistration Space,
    Architecture Architecture,
    DataSplit Data,
    BaseLookUpTable Table,
    BaseModel? Teacher,
    InitialWeightsDocument? Weights)
{
    /// <summary>The device of the run.</summary>
    public required RunDevice Device { get; init; }

    /// <summary>The lines that tell the batch size that was found; none if it was given.</summary>
    public IReadOnlyList<string> BatchSize { get; init; } = [];
}
