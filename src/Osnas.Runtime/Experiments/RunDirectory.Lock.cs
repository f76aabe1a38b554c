namespace Osnas.Experiments;

/// <content>The lock of the folder: one process at a time works on a run.</content>
public sealed partial class RunDirectory
{
    internal const string LockFile = "run.lock";

    private const int LockTries = 6;

    private FileStream? _lock;

    /// <summary>Waits between two tries to lock the folder: who only looks whether it is in use holds the file for a moment.</summary>
    internal Action BeforeNextTry { get; init; } = () => Thread.Sleep(20);

    private void Lock()
    {
        var path = Locate(LockFile);
        for (var tries = 1; _lock is null; tries++)
        {
            try
            {
                // The system lets go of it when the process ends, however that ends.
                _lock = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (tries < LockTries)
            {
                BeforeNextTry();
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new IOException(
                    $"The folder of the run, {Path}, can't be written to: access is denied. Choose another folder with --output, "
                    + "or another name.",
                    exception);
            }
            catch (IOException exception) when (File.Exists(path))
            {
                throw new IOException($"Another run is using {Path}. Wait until it ends, or choose another folder or name.", exception);
            }
        }
    }
}
