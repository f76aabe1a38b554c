using System.Diagnostics;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The checkpoints of a training at a worker, of which the coordinator gets what is new.</summary>
/// <param name="folder">The folder of the checkpoints. It may not exist yet.</param>
/// <param name="files">Fetches and sends files.</param>
/// <param name="interval">The least time between two times of sending.</param>
internal sealed class SentCheckpoints(string folder, IJobFiles files, TimeSpan interval)
{
    private readonly Dictionary<string, (DateTime Written, StoredFile File)> _sent = [];
    private long _last = Stopwatch.GetTimestamp();

    /// <summary>Brings the checkpoints that a training goes on from.</summary>
    public void Fetch(IReadOnlyList<StoredFile> checkpoints)
    {
        foreach (var file in checkpoints)
        {
            var path = TrainingCheckpoints.PathOf(folder, file.Name);
            AtomicFile.Write(path, temporary => File.Copy(files.Fetch(file), temporary));
            _sent[file.Name] = (File.GetLastWriteTimeUtc(path), file);
        }
    }

    /// <summary>Sends what is new, unless that was done a moment ago.</summary>
    /// <returns>All checkpoints that the coordinator has.</returns>
    public IReadOnlyList<StoredFile> SendIfDue() => Stopwatch.GetElapsedTime(_last) < interval ? Sent : Send();

    /// <summary>Sends what is new.</summary>
    /// <returns>All checkpoints that the coordinator has.</returns>
    public IReadOnlyList<StoredFile> Send()
    {
        string[] paths = [.. TrainingCheckpoints.FilesOf(folder)];
        foreach (var path in paths)
        {
            var (name, written) = (Path.GetFileName(path), File.GetLastWriteTimeUtc(path));
            if (!_sent.TryGetValue(name, out var sent) || sent.Written != written)
                _sent[name] = (written, files.Send(path));
        }

        foreach (var gone in _sent.Keys.Except(paths.Select(Path.GetFileName)).ToArray())
            _sent.Remove(gone!);
        _last = Stopwatch.GetTimestamp();
        return Sent;
    }

    private IReadOnlyList<StoredFile> Sent =>
        [.. _sent.Values.Select(sent => sent.File).OrderBy(file => file.Name, StringComparer.Ordinal)];
}
