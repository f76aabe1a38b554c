namespace Osnas.Cluster;

/// <summary>
/// The workers that have to hear how a run ends. They are in a file, so that a coordinator that is started again knows those of the one
/// before, which look for it. All members may be called from any thread.
/// </summary>
internal sealed class AwaitedWorkers
{
    private readonly object _lock = new();
    private readonly HashSet<string> _joined = [];
    private readonly HashSet<string> _missing;
    private string? _path; // null when nothing is to be kept

    /// <summary>Reads who joined an earlier coordinator of the run.</summary>
    /// <param name="path">The file, which is written when the first worker joins; null for none.</param>
    public AwaitedWorkers(string? path) => (_path, _missing) = (path, File.Exists(path) ? [.. File.ReadLines(path)] : []);

    /// <summary>Whether a worker of an earlier coordinator hasn't found this one.</summary>
    public bool AnyMissing
    {
        get
        {
            lock (_lock)
                return _missing.Count > 0;
        }
    }

    /// <summary>A worker has asked to join.</summary>
    /// <param name="workerId">Its id, which it keeps when it joins again.</param>
    /// <param name="answer">What it is told.</param>
    public void Answer(string workerId, JoinState answer)
    {
        lock (_lock)
        {
            _missing.Remove(workerId);
            if (answer == JoinState.Joined && _joined.Add(workerId))
                Write();
        }
    }

    /// <summary>A worker leaves.</summary>
    public void Leave(string workerId)
    {
        lock (_lock)
        {
            _missing.Remove(workerId);
            if (_joined.Remove(workerId))
                Write();
        }
    }

    /// <summary>Deletes the file: the run is over.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            if (_path is not null)
                File.Delete(_path);
            _path = null;
        }
    }

    private void Write()
    {
        if (_path is not null)
            AtomicFile.WriteAllText(_path, string.Concat(_missing.Concat(_joined).Select(id => $"{id}\n")));
    }
}
