namespace Osnas.Experiments;

/// <summary>The exception for a stopped run. Its files are kept; run the same options again to resume it.</summary>
/// <param name="folder">The folder of the run.</param>
/// <param name="inner">The exception that stopped it.</param>
public sealed class RunStoppedException(string folder, OperationCanceledException inner)
    : OperationCanceledException($"The run in {folder} was stopped; the same command resumes it.", inner, inner.CancellationToken);
