namespace Osnas.Experiments;

/// <summary>Reads files that users name.</summary>
internal static class NamedFile
{
    /// <summary>Reads a text.</summary>
    /// <exception cref="IOException">It is a folder, which the system says access is denied to, or can't be read.</exception>
    public static string ReadText(string path) =>
        Directory.Exists(path) ? throw new IOException($"{path} is a folder; give the file.") : File.ReadAllText(path);
}
