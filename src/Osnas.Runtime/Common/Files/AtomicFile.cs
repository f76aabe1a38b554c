namespace Osnas.Common;

/// <summary>Writes files that are never seen half written: beside their place first, then renamed.</summary>
internal static class AtomicFile
{
    /// <summary>What the name of a file ends in while it is written.</summary>
    public const string TemporaryExtension = ".tmp";

    /// <summary>Writes a text.</summary>
    /// <param name="path">The file; an existing file is replaced, and a folder that isn't there is created.</param>
    /// <param name="text">The text.</param>
    public static void WriteAllText(string path, string text) => Write(path, temporary => File.WriteAllText(temporary, text));

    /// <summary>Writes a file in any way.</summary>
    /// <param name="path">The file; an existing file is replaced, and a folder that isn't there is created.</param>
    /// <param name="write">Writes to the path that it is given.</param>
    public static void Write(string path, Action<string> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}{TemporaryExtension}"; // two processes may write the same file
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            write(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
