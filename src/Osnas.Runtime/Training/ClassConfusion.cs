namespace Osnas.Training;

/// <summary>The images of one class that a network classifies as another class.</summary>
/// <param name="Name">The class of the images.</param>
/// <param name="TakenFor">The class that the network predicts.</param>
/// <param name="Images">The number of images.</param>
public sealed record ClassConfusion(string Name, string TakenFor, long Images);
