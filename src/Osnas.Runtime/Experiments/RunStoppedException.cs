namespace Osnas.Experiments;

/// <summary>The exception for a stopped run. Its results are kept; to resume it, run the same options.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="inner">The exception that stopped it.</param>
public sealed class RunStoppedException(string folder, OperationCanceledException inner)
    : OperationCanceledException($"The run in {folder} was stopped; the same command resumes it.", inner, inner.CancellationToken);
