namespace Osnas.Experiments;

/// <summary>Recognizes the file that a run keeps its options in, which isn't one that configures another.</summary>
internal static class RunOptions
{
    /// <summary>What to do with it.</summary>
    /// <param name="file">The file.</param>
    public static string Describe(string file) =>
        "this file holds the saved options of a run, not a configuration. To resume the run, give the command that started it; to repeat "
        + $"a search with these options, write --from {Path.GetDirectoryName(file)}";

    private static readonly string[] Members = ["space", "data", "seed", "batchNorm"];

    /// <summary>Whether a text has the members that the options of every run have.</summary>
    public static bool AreIn(YamlMapping root) => Members.All(root.Entries.ContainsKey);
}
