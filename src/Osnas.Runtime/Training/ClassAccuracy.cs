namespace Osnas.Training;

/// <summary>The accuracy of a class.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Images">The number of its images.</param>
/// <param name="Accuracy">The share of its images that are classified correctly, from 0 to 1; null without images.</param>
public sealed record ClassAccuracy(string Name, long Images, double? Accuracy)
{
    /// <summary>Whether nothing is missing in the classes of a network.</summary>
    internal static bool AreWhole(IReadOnlyList<ClassAccuracy>? classes) =>
        classes is null || classes.All(only => only is { Name: not null });
}
