namespace Osnas.Experiments;

/// <summary>A file that can't be classified.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">Why the file can't be read, as a sentence.</param>
public sealed record UnreadablePicture(string Path, string Problem);
