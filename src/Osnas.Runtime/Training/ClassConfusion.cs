namespace Osnas.Training;

/// <summary>The images of a class that are classified as another class.</summary>
/// <param name="Name">The class of the images.</param>
/// <param name="TakenFor">The class that the network says.</param>
/// <param name="Images">How many.</param>
public sealed record ClassConfusion(string Name, string TakenFor, long Images);
