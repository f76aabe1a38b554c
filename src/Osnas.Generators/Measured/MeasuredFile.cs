namespace Osnas.Generators.Measured;

/// <summary>An additional file that a space can name. It is equatable and has no Roslyn types.</summary>
/// <param name="Path">The file.</param>
/// <param name="Table">The table in it; null if it isn't one.</param>
internal sealed record MeasuredFile(string Path, MeasuredTable? Table);

/// <summary>The additional files that spaces can name.</summary>
internal sealed record MeasuredFileSet(EquatableArray<MeasuredFile> All);
