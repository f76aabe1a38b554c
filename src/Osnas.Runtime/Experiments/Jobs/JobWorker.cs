namespace Osnas.Experiments;

/// <summary>Does the jobs of one search. All work of torch is done on the thread that calls, which has to be always the same.</summary>
internal sealed class JobWorker : IDisposable
{
    private JobWorker(WorkerDocument worker) => Worker = worker;

    /// <summary>The device, the threads and the instructions that compute.</summary>
    public WorkerDocument Worker { get; }

    /// <summary>Makes sure that this machine can do the jobs of a search, and loads its data.</summary>
    /// <param name="order">The search.</param>
    /// <param name="options">What the worker is and has.</param>
    /// <param name="files">The files of the jobs.</param>
    /// <returns>The worker.</returns>
    /// <exception cref="WorkRefusedException">It can't; the message names each difference.</exception>
    public static JobWorker Open(WorkOrder order, JobWorkerOptions options, IJobFiles files) => throw new NotImplementedException();

    /// <summary>Does a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="progress">Receives how far it is; must return at once.</param>
    /// <param name="cancellation">Stops it between two steps. A training sends its checkpoint first.</param>
    /// <returns>The result.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public JobResult Do(Job job, IProgress<JobProgress>? progress, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Frees the data and the networks, and deletes the scratch folder.</summary>
    public void Dispose()
    {
    }
}
