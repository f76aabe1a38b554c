namespace Osnas.Experiments;

/// <summary>A worker that can't do the jobs of a search.</summary>
/// <param name="differences">What differs or is missing, each in words.</param>
internal sealed class WorkRefusedException(IReadOnlyList<string> differences) : Exception(
    $"This worker can't work on the search: {string.Join("; ", differences)}.")
{
    /// <summary>What differs or is missing, each in words.</summary>
    public IReadOnlyList<string> Differences => differences;
}
