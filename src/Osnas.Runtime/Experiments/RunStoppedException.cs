namespace Osnas.Experiments;

/// <summary>A run was stopped. What it did is kept: the same options go on from there.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="inner">What stopped it.</param>
public sealed class RunStoppedException(string folder, OperationCanceledException inner)
    : OperationCanceledException($"The run in {folder} was stopped; the same command goes on from there.", inner, inner.CancellationToken);
