using System.Globalization;
using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>
/// The files that jobs name, at the coordinator: those of the run, which are shared where they are, and those that workers send,
/// which are in a folder of their own. A file is found by the hash of its content alone. All members may be called from any thread.
/// </summary>
internal sealed class FileStore : IDisposable
{
    private const int MostOfAJob = 16;

    private readonly object _lock = new();
    private readonly Dictionary<string, SharedFile> _shared = []; // by hash
    private readonly Dictionary<string, SentFile> _sent = []; // by hash
    private readonly Dictionary<(string Job, string Hash), IncomingFile> _incoming = [];
    private readonly string _folder;
    private readonly long _mostBytes;
    private long _incomingCount;
    private long _sentCount;
    private bool _isBegun;

    /// <summary>Creates a store without files.</summary>
    /// <param name="folder">
    /// The folder for the files that workers send. It is created when the first comes, and deleted at the end. What an earlier process
    /// left there is deleted with the first file that is shared or comes: before that, the run may be another process's.
    /// </param>
    /// <param name="mostBytes">The most bytes of a file that a worker may send.</param>
    public FileStore(string folder, long mostBytes) => (_folder, _mostBytes) = (Path.GetFullPath(folder), mostBytes);

    /// <summary>Makes a file of this machine one that jobs can name.</summary>
    /// <param name="path">The file. When its content changes, there is no file of that hash any more.</param>
    public StoredFile Share(string path)
    {
        var before = SharedFile.Of(path);
        var file = StoredFile.Of(path);
        lock (_lock)
        {
            Begin();
            _shared[file.Hash] = before;
        }

        return file;
    }

    /// <summary>The place of a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public string Locate(string hash)
    {
        FileHash.Check(hash);
        lock (_lock)
            return Find(hash) ?? throw new FileNotFoundException($"The coordinator has no file with the SHA-256 {hash}, or not any more.");
    }

    /// <summary>A part of a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public byte[] Read(string hash, long offset, int count)
    {
        using var file = NamedFile.Open(Locate(hash));
        file.Position = Math.Clamp(offset, 0, file.Length);
        var bytes = new byte[Math.Min(Math.Clamp(count, 0, FileChunk.MostBytes), file.Length - file.Position)];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Takes a part of a file that a job sends.</summary>
    /// <param name="job">The id of the job.</param>
    /// <param name="chunk">The part. One that doesn't begin where the file ends is ignored: the answer says where it ends.</param>
    /// <returns>The number of bytes that are there.</returns>
    /// <exception cref="InvalidDataException">The file is refused; what there was of it is deleted.</exception>
    public long Write(string job, FileChunk chunk)
    {
        FileHash.Check(chunk.Hash);
        lock (_lock)
        {
            Begin();
            if (_sent.TryGetValue(chunk.Hash, out var sent))
            {
                sent.Jobs.Add(job);
                Drop(job, chunk.Hash);
                return chunk.Length;
            }

            if (Find(chunk.Hash) is not null)
                return chunk.Length;
            try
            {
                return Add(job, chunk);
            }
            catch
            {
                Drop(job, chunk.Hash);
                throw;
            }
        }
    }

    /// <summary>Keeps files that are needed until they are released.</summary>
    /// <returns>The first that isn't there; null if all are.</returns>
    public StoredFile? Claim(IEnumerable<StoredFile> files)
    {
        lock (_lock)
        {
            foreach (var file in files)
            {
                if (Find(file.Hash) is null)
                    return file;
                if (_sent.TryGetValue(file.Hash, out var sent))
                    sent.IsClaimed = true;
            }

            return null;
        }
    }

    /// <summary>Deletes what a job that is over has half sent, and what nobody has claimed.</summary>
    public void Drop(string job)
    {
        lock (_lock)
        {
            foreach (var (owner, hash) in _incoming.Keys.Where(key => key.Job == job).ToArray())
                Drop(owner, hash);
            foreach (var hash in Unclaimed(job).ToArray())
                Remove(job, hash);
        }
    }

    /// <summary>Takes that one job less needs a file that was sent; what none needs is deleted.</summary>
    public void Release(string hash)
    {
        lock (_lock)
        {
            if (_sent.TryGetValue(hash, out var sent))
                Remove(sent.Jobs.First(), hash);
        }
    }

    /// <summary>Deletes the files that workers sent.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var (job, hash) in _incoming.Keys.ToArray())
                Drop(job, hash);
            foreach (var hash in _sent.Keys)
                File.Delete(PathOf(hash));
            _sent.Clear();
            _shared.Clear();
            if (Directory.Exists(_folder) && !Directory.EnumerateFileSystemEntries(_folder).Any())
                Directory.Delete(_folder);
        }
    }

    private static InvalidDataException Refusal(FileChunk chunk, FormattableString reason) =>
        new($"The file {NumberText.Shorten(chunk.Name)} is refused: {FormattableString.Invariant(reason)}.");

    /// <summary>Deletes what an earlier process left. The run is that of this process: it has files of the run, or is sent some.</summary>
    private void Begin()
    {
        if (!_isBegun && Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        _isBegun = true;
    }

    /// <summary>The place of a file. A checkpoint of the run that was shared may have made room for later ones.</summary>
    private string? Find(string hash) => _sent.ContainsKey(hash) ? PathOf(hash)
        : _shared.TryGetValue(hash, out var shared) && shared.IsUnchanged ? shared.Path
        : null;

    /// <summary>The files that a job has sent, and that nobody has claimed, in the order in which they came.</summary>
    private IEnumerable<string> Unclaimed(string job) => _sent
        .Where(pair => !pair.Value.IsClaimed && pair.Value.Jobs.Contains(job))
        .OrderBy(pair => pair.Value.Number)
        .Select(pair => pair.Key);

    /// <summary>Takes that a job doesn't need a file; what none needs is deleted.</summary>
    private void Remove(string job, string hash)
    {
        var jobs = _sent[hash].Jobs;
        jobs.Remove(job);
        if (jobs.Count > 0)
            return;
        _sent.Remove(hash);
        File.Delete(PathOf(hash));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private long Add(string job, FileChunk chunk)
    {
        if (chunk.Length < 0 || chunk.Length > _mostBytes)
            throw Refusal(chunk, $"it has {chunk.Length} bytes, and {_mostBytes} are the most");
        if (chunk.Bytes.Length > FileChunk.MostBytes)
            throw Refusal(chunk, $"a part has {chunk.Bytes.Length} bytes, and {FileChunk.MostBytes} are the most");
        var file = FindIncoming(job, chunk);
        if (chunk.Offset != file.Length)
            return file.Length;
        if (file.Length + chunk.Bytes.Length > chunk.Length)
            throw Refusal(chunk, $"more came than its {chunk.Length} bytes");
        file.Add(chunk.Bytes);
        if (file.Length == chunk.Length)
            Keep(job, chunk, file);
        return chunk.Offset + chunk.Bytes.Length;
    }

    private IncomingFile FindIncoming(string job, FileChunk chunk)
    {
        if (_incoming.TryGetValue((job, chunk.Hash), out var file))
            return file;
        if (_incoming.Keys.Count(key => key.Job == job) >= MostOfAJob)
            throw Refusal(chunk, $"its job sends {MostOfAJob} others already");
        file = new(PathOf(string.Create(CultureInfo.InvariantCulture, $"{++_incomingCount}.part")));
        _incoming.Add((job, chunk.Hash), file);
        return file;
    }

    private void Keep(string job, FileChunk chunk, IncomingFile file)
    {
        file.Finish(chunk.Hash, NumberText.Shorten(chunk.Name));
        file.Dispose();
        File.Move(file.Place, PathOf(chunk.Hash), overwrite: true);
        _incoming.Remove((job, chunk.Hash));
        _sent[chunk.Hash] = new(job, ++_sentCount);

        // A worker claims what it sends with its next progress: what it has left behind makes room.
        foreach (var hash in Unclaimed(job).SkipLast(MostOfAJob).ToArray())
            Remove(job, hash);
    }

    private void Drop(string job, string hash)
    {
        if (!_incoming.Remove((job, hash), out var file))
            return;
        file.Dispose();
        File.Delete(file.Place);
    }

    /// <summary>A file of the run, as it was when it was shared.</summary>
    private sealed record SharedFile(string Path, long Length, DateTime Written)
    {
        public bool IsUnchanged => File.Exists(Path) && Of(Path) == this;

        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        public static SharedFile Of(string path)
        {
            var file = new FileInfo(path);
            return new(file.FullName, file.Length, file.LastWriteTimeUtc);
        }
    }

    /// <summary>A whole file that came.</summary>
    private sealed class SentFile(string job, long number)
    {
        /// <summary>The jobs that sent it and may need it.</summary>
        public HashSet<string> Jobs { get; } = [job];

        /// <summary>The number of files that came before it.</summary>
        public long Number => number;

        /// <summary>Whether a progress or a result names it.</summary>
        public bool IsClaimed { get; set; }
    }
}
