namespace Osnas.Experiments;

/// <summary>Keeps, in the folder of a run, what computed parts of it elsewhere. May be used from any thread.</summary>
/// <param name="directory">The folder.</param>
internal sealed class SeenWorkers(RunDirectory directory)
{
    private readonly object _gate = new();
    private readonly HashSet<WorkerDocument> _seen = [];

    /// <summary>Adds what computed a result.</summary>
    public void Add(WorkerDocument worker)
    {
        lock (_gate)
        {
            if (_seen.Add(worker))
                directory.MarkWorker(worker);
        }
    }
}
