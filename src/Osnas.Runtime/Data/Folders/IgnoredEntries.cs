namespace Osnas.Data;

/// <summary>What systems and tools leave in folders: never a class, never a picture.</summary>
internal static class IgnoredEntries
{
    /// <summary>In names of QNAP's and Synology's, what extended attributes of a file are kept under.</summary>
    private const string AttributesSuffix = "@SynoEAStream";

    /// <summary>Names beside the hidden ones, which begin with a dot, and who leaves them. Case doesn't count.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Thumbs.db"] = "Windows",
        ["ehthumbs.db"] = "Windows",
        ["ehthumbs_vista.db"] = "Windows",
        ["desktop.ini"] = "Windows",
        ["$RECYCLE.BIN"] = "Windows",
        ["RECYCLER"] = "Windows",
        ["RECYCLED"] = "Windows",
        ["System Volume Information"] = "Windows",
        ["__MACOSX"] = "macOS, in archives",
        ["Icon\r"] = "macOS",
        ["Network Trash Folder"] = "macOS, on servers",
        ["Temporary Items"] = "macOS, on servers",
        ["TheVolumeSettingsFolder"] = "macOS, on servers",
        ["lost+found"] = "Linux",
        ["@eaDir"] = "Synology",
        ["#recycle"] = "Synology",
        ["#snapshot"] = "Synology",
        ["@tmp"] = "Synology",
        ["@SynoResource"] = "Synology",
        ["@Recycle"] = "QNAP",
        ["@Recently-Snapshot"] = "QNAP",
        ["_gsdata_"] = "GoodSync",
        ["__pycache__"] = "Python",
        ["node_modules"] = "npm",
        ["CVS"] = "CVS",
        ["_vti_cnf"] = "FrontPage",
    };

    /// <summary>Whether an entry of a folder is one of them.</summary>
    public static bool Contains(string name) =>
        name.StartsWith('.') || name.EndsWith(AttributesSuffix, StringComparison.OrdinalIgnoreCase) || Names.ContainsKey(name);
}
