namespace Osnas.LookUpTables;

/// <summary>The latency that a space declares with <see cref="InfoTableAttribute"/>. The generator reads it from the file.</summary>
/// <param name="File">The file, as the attribute names it.</param>
/// <param name="InputSize">The height and width of the image.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Table">The cells by layer and candidate, in milliseconds, as the generator writes them.</param>
/// <param name="Base">The time of the fixed stages, in milliseconds.</param>
public sealed record DeclaredLatency(string File, ImageSize InputSize, int Classes, string Table, double Base);
