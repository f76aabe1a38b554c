namespace Osnas.Data;

/// <summary>CIFAR's version for Python, whose files are pickles: it is recognized, and not read.</summary>
internal static class CifarPython
{
    private static readonly string[] Folders = ["cifar-10-batches-py", "cifar-100-python"];
    private static readonly string[] Archives = ["cifar-10-python.tar.gz", "cifar-100-python.tar.gz"];

    /// <summary>The files of the version, without the folders that they are in.</summary>
    public static IReadOnlyList<string> Files { get; } =
        ["batches.meta", "data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch"];

    /// <summary>Whether a file is one of the version, or its archive.</summary>
    public static bool IsOf(string file) =>
        Archives.Contains(Path.GetFileName(file), StringComparer.OrdinalIgnoreCase)
        || Files.Contains(Path.GetFileName(file))
        || IsFolder(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))));

    /// <summary>Whether a folder is called as the version's.</summary>
    public static bool IsFolder(string? name) => Folders.Contains(name);

    /// <summary>
    /// The folder or archive of the version in a folder that is it, or holds it and not the binary one; null if there is none.
    /// </summary>
    public static string? IsIn(string folder)
    {
        if (CifarLayout.All.Any(format => format.Find(folder) is not null))
            return null;
        if (IsFolder(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)))
            || Files.Any(name => File.Exists(Path.Combine(folder, name))))
            return folder;
        return Folders.Select(name => Path.Combine(folder, name)).FirstOrDefault(Directory.Exists)
            ?? Archives.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
