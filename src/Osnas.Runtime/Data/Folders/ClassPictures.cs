namespace Osnas.Data;

/// <summary>The pictures of a class in a part.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Files">Their paths.</param>
internal sealed record ClassPictures(string Name, IReadOnlyList<string> Files);
