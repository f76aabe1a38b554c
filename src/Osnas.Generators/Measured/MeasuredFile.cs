namespace Osnas.Generators.Measured;

/// <summary>An additional file that a space may name. Equatable, and nothing of Roslyn in it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Table">The table in it; null if it isn't one.</param>
internal sealed record MeasuredFile(string Path, MeasuredTable? Table);
