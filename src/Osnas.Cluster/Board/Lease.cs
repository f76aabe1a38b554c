namespace Osnas.Cluster;

/// <summary>A job given to a worker for as long as the worker renews it.</summary>
/// <param name="id">Its id.</param>
/// <param name="job">The job.</param>
/// <param name="worker">The worker.</param>
/// <param name="now">The time.</param>
internal sealed class Lease(string id, OpenJob job, BoardWorker worker, long now)
{
    public string Id { get; } = id;

    public OpenJob Job { get; } = job;

    public BoardWorker Worker { get; } = worker;

    /// <summary>When it was given.</summary>
    public long Begin { get; } = now;

    /// <summary>When it was last renewed.</summary>
    public long Renewed { get; set; } = now;
}
