namespace Osnas.Experiments;

/// <summary>Recognizes the file that a run keeps its options in, which isn't one that configures another.</summary>
internal static class RunOptions
{
    /// <summary>What to do with it.</summary>
    public const string Message =
        "this file holds the saved options of a run, not a configuration: to resume the run, give the command that started it; "
        + "to start a new run, give the same options to the command, or as keys in YAML, under another name";

    private static readonly string[] Members = ["space", "data", "seed", "batchNorm"];

    /// <summary>Whether a text has the members that the options of every run have.</summary>
    public static bool AreIn(YamlMapping root) => Members.All(root.Entries.ContainsKey);
}
