using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>
/// The files of jobs at a worker. A file that this machine has at the coordinator's path is used there; any other is fetched
/// once, in parts.
/// </summary>
/// <param name="host">The coordinator's files.</param>
/// <param name="folder">The folder for fetched files. It is created when the first comes.</param>
internal sealed class WorkerFiles(IFileHost host, string folder) : IJobFiles, IDisposable
{
    private const int MostRepeats = 2;

    private readonly Dictionary<string, string> _paths = []; // by hash

    /// <summary>The lease of the job that files are sent for.</summary>
    public string Lease { get; set; } = string.Empty;

    /// <inheritdoc/>
    public string Fetch(StoredFile file)
    {
        FileHash.Check(file.Hash);
        if (!_paths.TryGetValue(file.Hash, out var path) || !File.Exists(path))
            _paths[file.Hash] = path = FindShared(file) ?? Download(file);
        return path;
    }

    /// <inheritdoc/>
    public StoredFile Send(string path)
    {
        var file = StoredFile.Of(path);
        using var content = NamedFile.Open(path);
        var buffer = new byte[FileChunk.MostBytes];
        var repeats = 0;
        for (var there = Write(file, 0, []); there < file.Length;)
        {
            content.Position = there;
            var count = content.Read(buffer, 0, buffer.Length);
            var now = Write(file, there, buffer[..count]);

            // An answer may be lost, and the coordinator may begin again. More than that is a fault.
            repeats = now > there ? 0 : repeats + 1;
            if (count == 0 || repeats > MostRepeats)
                throw new InvalidDataException(
                    FormattableString.Invariant($"The file {path} can't be sent: it stays at {now} of {file.Length} bytes."));
            there = now;
        }

        return file;
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    /// <summary>Deletes the fetched files: no job needs them any more.</summary>
    public void Clear()
    {
        _paths.Clear();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private long Write(StoredFile file, long offset, byte[] bytes) =>
        host.Write(new(Lease, file.Hash, file.Length, file.Name, offset, bytes));

    /// <summary>The coordinator's own file, if this machine sees it.</summary>
    private string? FindShared(StoredFile file)
    {
        var path = host.Locate(file.Hash);
        try
        {
            return File.Exists(path) && StoredFile.Of(path) is var found && (found.Hash, found.Length) == (file.Hash, file.Length)
                ? path
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // another file, whatever it is
        }
    }

    private string Download(StoredFile file)
    {
        var path = Path.Combine(Path.GetFullPath(folder), file.Hash);
        AtomicFile.Write(path, temporary =>
        {
            using var incoming = new IncomingFile(temporary);
            while (incoming.Length < file.Length)
            {
                var bytes = host.Read(file.Hash, incoming.Length, FileChunk.MostBytes);
                if (bytes.Length == 0 || incoming.Length + bytes.Length > file.Length)
                    throw new InvalidDataException(FormattableString.Invariant(
                        $"The coordinator's file {file.Name} has {incoming.Length + bytes.Length} bytes, not {file.Length}."));
                incoming.Add(bytes);
            }

            incoming.Finish(file.Hash, file.Name);
        });
        return path;
    }
}
