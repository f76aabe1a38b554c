namespace Osnas.Experiments;

/// <summary>How the network of a run classifies its test images.</summary>
/// <param name="Classes">The classes, by label.</param>
/// <param name="Confusion">
/// For each class, by label, how many of its images are taken for each class; empty for more than <see cref="MostOfMatrix"/> classes.
/// </param>
/// <param name="WrongImages">
/// Some images that are taken for another class, those with the highest probability of the wrong class first; at most
/// <see cref="MostWrong"/>.
/// </param>
internal sealed record TestRecord(
    IReadOnlyList<TestedClass> Classes, IReadOnlyList<IReadOnlyList<long>> Confusion, IReadOnlyList<WrongImage> WrongImages)
{
    /// <summary>The most images of <see cref="WrongImages"/>.</summary>
    public const int MostWrong = 30;

    /// <summary>The most classes of <see cref="Confusion"/>, which has the square of their number.</summary>
    public const int MostOfMatrix = 20;

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> ClassNames { get; } = [.. Classes.Select(only => only.Name)];

    /// <summary>Number of images.</summary>
    public long Images => Classes.Sum(only => only.Images);

    /// <summary>The number of images that are taken for another class.</summary>
    public long Wrong => Classes.Sum(only => only.Images - only.Right);
}

/// <summary>How the test images of a class are classified.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Images">Number of images.</param>
/// <param name="Right">How many of them are taken for it.</param>
/// <param name="TakenFor">The other class that they are taken for most often; null if there is none.</param>
/// <param name="TakenForIt">How many are taken for that class.</param>
internal sealed record TestedClass(string Name, long Images, long Right, string? TakenFor, long TakenForIt);

/// <summary>A test image that is taken for another class.</summary>
/// <param name="Image">The folder and name of its file; of images in arrays, its number among the test images, from 0.</param>
/// <param name="Class">The name of its class.</param>
/// <param name="Predicted">The name of the class that it is taken for.</param>
/// <param name="Probability">The probability that the network gives to that class, from 0 to 1.</param>
internal sealed record WrongImage(string Image, string Class, string Predicted, double Probability)
{
    /// <summary>The image as the network sees it; null if it has neither one nor three channels.</summary>
    public Thumbnail? Thumbnail { get; init; }
}

/// <summary>A small picture.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="DataUri">The picture as a <c>data:</c> URI, which any browser shows.</param>
internal sealed record Thumbnail(int Width, int Height, string DataUri);
