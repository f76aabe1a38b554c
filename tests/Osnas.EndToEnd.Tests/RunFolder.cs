namespace Osnas.EndToEnd;

/// <summary>A folder for the files of a test, deleted afterwards.</summary>
internal sealed class RunFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("osnas-run-").FullName;

    public string Locate(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
