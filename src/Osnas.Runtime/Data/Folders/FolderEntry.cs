using System.IO.Enumeration;

namespace Osnas.Data;

/// <summary>An entry of a folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="IsLink">Whether it leads to another entry.</param>
/// <param name="IsHidden">Whether its attributes hide it; on Linux, only names do.</param>
internal readonly record struct FolderEntry(string Name, bool IsFolder, bool IsLink, bool IsHidden)
{
    private const FileAttributes Hidden = FileAttributes.Hidden | FileAttributes.System;

    /// <summary>Lists a folder.</summary>
    /// <remarks>
    /// To ask an entry for its attributes is a system call on Linux, but a listing can leave out links without one. So what
    /// isn't in such a listing is asked whether it is a link, and all else isn't.
    /// </remarks>
    public static IEnumerable<FolderEntry> List(string path)
    {
        var plain = List(path, FileAttributes.ReparsePoint).Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        return List(path, default)
            .Select(entry => plain.Contains(entry.Name) ? entry : entry with { IsLink = IsLinkAt(Path.Combine(path, entry.Name)) });
    }

    private static FileSystemEnumerable<FolderEntry> List(string path, FileAttributes skipped) => new(
        path,
        (ref FileSystemEntry entry) => new(
            entry.FileName.ToString(),
            entry.IsDirectory,
            IsLink: false,
            !OperatingSystem.IsLinux() && (entry.Attributes & Hidden) != 0),
        new() { AttributesToSkip = skipped, IgnoreInaccessible = false });

    private static bool IsLinkAt(string path) => new FileInfo(path).LinkTarget is not null;
}
