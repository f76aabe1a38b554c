using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Osnas.Common;

/// <summary>
/// Writes files that are never seen half written: beside their place first, then renamed. The name until then tells who writes, so
/// that what a process left that was killed can be told from what another one is writing.
/// </summary>
internal static partial class AtomicFile
{
    private const string TemporaryExtension = ".tmp";

    /// <summary>No file takes that long: what is older was left, also on a machine that can't be asked.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromDays(1);

    private static readonly string Machine = NotOfNames().Replace(Environment.MachineName, "_");

    /// <summary>Writes a text.</summary>
    /// <param name="path">The file; an existing file is replaced, and a folder that isn't there is created.</param>
    /// <param name="text">The text.</param>
    public static void WriteAllText(string path, string text) => Write(path, temporary => File.WriteAllText(temporary, text));

    /// <summary>Writes a file in any way.</summary>
    /// <param name="path">The file; an existing file is replaced, and a folder that isn't there is created.</param>
    /// <param name="write">Writes to the path that it is given.</param>
    public static void Write(string path, Action<string> write)
    {
        // Two threads or processes may write the same file.
        var temporary = FormattableString.Invariant(
            $"{path}.{Machine}-{Environment.ProcessId}-{Guid.NewGuid():N}{TemporaryExtension}");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        try
        {
            Directory.CreateDirectory(folder);
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
        catch (IOException exception) when (FindFileIn(folder) is { } file)
        {
            throw new IOException($"{path} can't be written: {file} is a file, not a folder.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException(
                $"{path} can't be written: access to its folder, {folder}, is denied. Allow it, or choose another place.", exception);
        }
    }

    /// <summary>The part of a path of a folder that is a file, which therefore has nothing in it; null if none is.</summary>
    /// <param name="folder">The path.</param>
    public static string? FindFileIn(string folder)
    {
        for (var part = folder; !string.IsNullOrEmpty(part); part = Path.GetDirectoryName(part))
        {
            if (File.Exists(part))
                return part;
        }

        return null;
    }

    /// <summary>Deletes what processes that were killed left in a folder and the folders in it.</summary>
    /// <param name="folder">The folder.</param>
    public static void DeleteLeftovers(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*" + TemporaryExtension, SearchOption.AllDirectories))
        {
            if (!IsBeingWritten(file))
                File.Delete(file);
        }
    }

    /// <summary>The files of a folder that are whole; those that somebody is writing may vanish at any time.</summary>
    /// <param name="folder">The folder.</param>
    public static IEnumerable<FileInfo> FindWhole(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles().Where(file => file.Extension != TemporaryExtension);

    private static bool IsBeingWritten(string file)
    {
        if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > LongestWrite)
            return false;
        var writer = Writer().Match(Path.GetFileName(file));
        return writer.Success
            && (writer.Groups["machine"].Value != Machine
                || IsRunning(int.Parse(writer.Groups["process"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)));
    }

    private static bool IsRunning(int process)
    {
        try
        {
            Process.GetProcessById(process).Dispose();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\.(?<machine>\w+)-(?<process>[0-9]{1,9})-[0-9a-f]{32}\.tmp$", RegexOptions.ExplicitCapture)]
    private static partial Regex Writer();

    [GeneratedRegex(@"\W")]
    private static partial Regex NotOfNames();
}
