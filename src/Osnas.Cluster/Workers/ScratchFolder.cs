namespace Osnas.Cluster;

/// <summary>
/// A folder for what a process needs while it runs. It is deleted at the end; if the process is killed, by the next that has one.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "osnas-worker-";
    private const string LockFile = "lock";

    private readonly FileStream _lock;

    /// <summary>Creates a folder, and deletes those of processes that are gone.</summary>
    /// <param name="parent">The folder that has them.</param>
    public ScratchFolder(string parent)
    {
        Path = Create(System.IO.Path.Combine(parent, $"{Prefix}{Guid.NewGuid():N}"));
        _lock = new(System.IO.Path.Combine(Path, LockFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        foreach (var other in Directory.EnumerateDirectories(parent, Prefix + "*").Where(other => other != Path))
            DeleteIfLeft(other);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        Delete(Path);
    }

    /// <summary>Creates a folder for this user alone: weights and checkpoints are nobody else's business.</summary>
    private static string Create(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder).FullName
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

    private static void DeleteIfLeft(string folder)
    {
        try
        {
            // Who works there has this file.
            new FileStream(System.IO.Path.Combine(folder, LockFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }

        Delete(folder);
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is in the folder of temporary files, which others clean.
        }
    }
}
