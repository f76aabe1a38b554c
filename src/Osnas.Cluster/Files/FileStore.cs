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
    private readonly Dictionary<string, string> _shared = []; // paths, by hash
    private readonly Dictionary<string, HashSet<string>> _sent = []; // the jobs that sent a file, by its hash
    private readonly Dictionary<(string Job, string Hash), IncomingFile> _incoming = [];
    private readonly string _folder;
    private readonly long _mostBytes;
    private long _incomingCount;

    /// <summary>Creates a store without files. What an earlier process left in its folder is deleted.</summary>
    /// <param name="folder">The folder for the files that workers send. It is created when the first comes, and deleted at the end.</param>
    /// <param name="mostBytes">The most bytes of a file that a worker may send.</param>
    public FileStore(string folder, long mostBytes)
    {
        (_folder, _mostBytes) = (Path.GetFullPath(folder), mostBytes);
        DeleteFolder();
    }

    /// <summary>Makes a file of this machine one that jobs can name.</summary>
    /// <param name="path">The file, which stays as it is.</param>
    public StoredFile Share(string path)
    {
        var file = StoredFile.Of(path);
        lock (_lock)
            _shared[file.Hash] = Path.GetFullPath(path);
        return file;
    }

    /// <summary>Whether there is a whole file with a hash.</summary>
    public bool Has(string hash)
    {
        lock (_lock)
            return Find(hash) is not null;
    }

    /// <summary>The place of a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public string Locate(string hash)
    {
        FileHash.Check(hash);
        lock (_lock)
            return Find(hash) ?? throw new FileNotFoundException($"The coordinator has no file with the SHA-256 {hash}.");
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
            if (_sent.TryGetValue(chunk.Hash, out var jobs))
            {
                jobs.Add(job);
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

    /// <summary>Deletes what a job that is over has half sent.</summary>
    public void Drop(string job)
    {
        lock (_lock)
        {
            foreach (var (owner, hash) in _incoming.Keys.Where(key => key.Job == job).ToArray())
                Drop(owner, hash);
        }
    }

    /// <summary>Takes that one job less needs a file that was sent; what none needs is deleted.</summary>
    public void Release(string hash)
    {
        lock (_lock)
        {
            if (!_sent.TryGetValue(hash, out var jobs))
                return;
            jobs.Remove(jobs.First());
            if (jobs.Count > 0)
                return;
            _sent.Remove(hash);
            File.Delete(PathOf(hash));
        }
    }

    /// <summary>Deletes the files that workers sent.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var file in _incoming.Values)
                file.Dispose();
            _incoming.Clear();
            _sent.Clear();
            _shared.Clear();
            DeleteFolder();
        }
    }

    private static InvalidDataException Refusal(FileChunk chunk, FormattableString reason) =>
        new($"The file {NumberText.Shorten(chunk.Name)} is refused: {FormattableString.Invariant(reason)}.");

    /// <summary>The place of a file. A checkpoint of the run that was shared may have made room for later ones.</summary>
    private string? Find(string hash) => _sent.ContainsKey(hash) ? PathOf(hash)
        : _shared.TryGetValue(hash, out var path) && File.Exists(path) ? path
        : null;

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
        _sent[chunk.Hash] = [job];
    }

    private void Drop(string job, string hash)
    {
        if (!_incoming.Remove((job, hash), out var file))
            return;
        file.Dispose();
        File.Delete(file.Place);
    }

    private void DeleteFolder()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
