namespace Osnas.Training;

/// <summary>Images of a class that are taken for another one.</summary>
/// <param name="Name">The class of the images.</param>
/// <param name="TakenFor">The class that the network says.</param>
/// <param name="Images">How many.</param>
public sealed record ClassConfusion(string Name, string TakenFor, long Images);
