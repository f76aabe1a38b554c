namespace Osnas.Experiments;

/// <summary>
/// Where a search puts its jobs, and workers find them. The documents are those of <see cref="OsnasJson"/>. All members may be called
/// from any thread.
/// </summary>
internal interface IJobBoard
{
    /// <summary>Says what the search is, before its first job.</summary>
    /// <param name="order">What workers need to know.</param>
    void Publish(WorkOrder order);

    /// <summary>Makes a file of this machine one that jobs can name. It stays as it is until the search is over.</summary>
    /// <param name="path">The file.</param>
    StoredFile Share(string path);

    /// <summary>The place, on this machine, of a file that a worker sent with its progress or with its result.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    string Locate(StoredFile file);

    /// <summary>Deletes a file that a worker sent, unless it is needed for a job that isn't done.</summary>
    /// <param name="file">The file; one that isn't there is no error.</param>
    void Release(StoredFile file);

    /// <summary>
    /// Has a job done. If its worker is lost, another one gets what <see cref="Job.Continue"/> makes of the job and the last
    /// progress.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="progress">Receives how far it is, from any thread; never after the task is over.</param>
    /// <param name="cancellation">Withdraws the job. A training may end some seconds later, with the last checkpoint of its worker.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="JobFailedException">It failed twice.</exception>
    /// <exception cref="OperationCanceledException">It was withdrawn.</exception>
    Task<JobResult> RunAsync(Job job, IProgress<JobProgress>? progress, CancellationToken cancellation);
}

/// <summary>The files of jobs, as a worker reaches them.</summary>
internal interface IJobFiles
{
    /// <summary>Brings a file to this machine, unless it is there.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its path. The file has the content that its hash says.</returns>
    string Fetch(StoredFile file);

    /// <summary>Sends a file to the coordinator, unless that has it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file, for a result or a progress.</returns>
    StoredFile Send(string path);
}

/// <summary>Jobs with the result that they have.</summary>
internal static class JobBoards
{
    /// <summary>Has a job done whose result is of a known type.</summary>
    /// <inheritdoc cref="IJobBoard.RunAsync"/>
    /// <exception cref="InvalidDataException">A worker gave the result of another kind of job.</exception>
    public static async Task<TResult> RunAsync<TResult>(
        this IJobBoard board, Job job, IProgress<JobProgress>? progress, CancellationToken cancellation)
        where TResult : JobResult =>
        await board.RunAsync(job, progress, cancellation).ConfigureAwait(false) is var result && result is TResult expected
            ? expected
            : throw new InvalidDataException($"A worker answered the {job.Id} with a {result.GetType().Name}.");
}
