namespace Osnas.Experiments;

/// <summary>How the network of a run classifies its test images.</summary>
/// <param name="ClassNames">The names of the classes, by label.</param>
/// <param name="Confusion">For each class, by label, how many of its images are taken for each class.</param>
/// <param name="Wrong">The number of images that are taken for another class.</param>
/// <param name="WrongImages">
/// Some of them, those with the highest probability of the wrong class first; at most <see cref="MostWrong"/>.
/// </param>
internal sealed record TestRecord(
    IReadOnlyList<string> ClassNames, IReadOnlyList<IReadOnlyList<long>> Confusion, long Wrong, IReadOnlyList<WrongImage> WrongImages)
{
    /// <summary>The most images of <see cref="WrongImages"/>.</summary>
    public const int MostWrong = 30;

    /// <summary>Number of images.</summary>
    public long Images => Confusion.Sum(row => row.Sum());
}

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
