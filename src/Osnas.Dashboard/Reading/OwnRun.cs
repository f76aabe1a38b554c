using Osnas.Experiments;

namespace Osnas.Dashboard.Reading;

/// <summary>
/// A run of the folder that is served. A link among its folders and files may lead out of there, to files that aren't served; since
/// one can come at any time, each look and each reading checks that there is none.
/// </summary>
/// <param name="Shelf">The folder that runs have their folders in.</param>
/// <param name="Folder">The folder of the run; that of a training is in the folder of its search.</param>
internal sealed record OwnRun(string Shelf, string Folder)
{
    /// <summary>Whether its folder or a file in it is a link.</summary>
    public bool IsLinked
    {
        get
        {
            for (var part = new DirectoryInfo(Folder); part is not null && !IsShelf(part); part = part.Parent)
            {
                if (IsLink(part))
                    return true;
            }

            try
            {
                return new DirectoryInfo(Folder).EnumerateFiles().Any(IsLink);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false; // gone, or closed to this program: who reads it tells that
            }
        }
    }

    /// <summary>Differs when a file of the run has changed.</summary>
    public string Stamp() => IsLinked ? "linked" : RunStamp.Of(Folder);

    /// <summary>Reads the run.</summary>
    /// <param name="name">The name to give it.</param>
    /// <exception cref="IOException">It isn't there, or has a link.</exception>
    public RunRecord Read(string name) => IsLinked
        ? throw new IOException($"{name} isn't shown: links aren't followed, since they may lead out of {Shelf}.")
        : RunReader.Read(Folder, name);

    /// <summary>Only links have a target; what isn't marked, as files mostly are not, isn't asked for one.</summary>
    private static bool IsLink(FileSystemInfo entry) =>
        entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null;

    private bool IsShelf(DirectoryInfo part) =>
        Path.TrimEndingDirectorySeparator(part.FullName) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(Shelf));
}
