using Osnas.Latency;
using Osnas.LookUpTables;

namespace Osnas.Experiments;

/// <summary>Where the latency table of a search is from: a file, or the measurement of a worker.</summary>
/// <param name="Board">Where the worker finds the measurement; null for a search that does its work itself.</param>
/// <param name="Observer">Is told that the search waits for the worker.</param>
/// <param name="Cancellation">Stops the wait.</param>
internal sealed record LatencySource(IJobBoard? Board, IExperimentObserver? Observer, CancellationToken Cancellation)
{
    /// <summary>
    /// The file of the table. One that a worker measured stays in the folder of the run, and is measured again if there is no
    /// run.
    /// </summary>
    /// <param name="options">The options of the search.</param>
    /// <param name="table">The look-up table of the space.</param>
    /// <returns>The file; null if the search uses no measured latency, or that of the space.</returns>
    /// <exception cref="ArgumentException">A worker is to measure it, and there are no workers.</exception>
    /// <exception cref="JobFailedException">The worker failed.</exception>
    /// <exception cref="RunStoppedException">The wait was stopped.</exception>
    public string? Find(SearchOptions options, BaseLookUpTable table)
    {
        if (options.LatencyOn is not { } worker)
            return options.Latency;
        var file = Path.Combine(options.Output, RunDirectory.LatencyFile);
        if (RunFolder.IsOfRun(options.Output) && File.Exists(file))
            return file;
        if (Board is null)
            throw new ArgumentException(
                $"The latency on {worker} is measured by the worker of that name: start the search with --cluster and without --dry-run, "
                + "or give a table with --latency.");
        Observer?.Noted("latency", $"waiting for the worker {worker}, which measures it");
        try
        {
            var job = new LatencyJob(worker, table.InputSize, table.Spec.Classes, new LatencyOptions { Seed = options.Seed });
            Board.RunAsync<LatencyResult>(job, null, Cancellation).GetAwaiter().GetResult().Table.Write(file);
            return file;
        }
        catch (OperationCanceledException exception)
        {
            throw new RunStoppedException(options.Output, exception);
        }
    }
}
