namespace Osnas.Experiments;

/// <summary>A run was stopped. Its results are kept; run the same options to resume it.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="inner">The exception that stopped it.</param>
public sealed class RunStoppedException(string folder, OperationCanceledException inner)
    : OperationCanceledException($"The run in {folder} was stopped; the same command resumes it.", inner, inner.CancellationToken);
