using System.Globalization;
using Osnas.Experiments;
using Osnas.Training;

namespace Osnas.Report.Runs;

/// <summary>How the network of a run classifies its test images.</summary>
public sealed record TestSheet
{
    private const int MostOfMatrix = TestRecord.MostOfMatrix;
    private const int MostRows = 50;

    /// <summary>Of several trainings of the network, the one that this is about; else null.</summary>
    public string? Training { get; init; }

    /// <summary>The names of the classes of the confusion matrix, by label; empty if there are too many to show it.</summary>
    public required IReadOnlyList<string> MatrixClasses { get; init; }

    /// <summary>For each class, how many of its images are taken for each class.</summary>
    public required IReadOnlyList<IReadOnlyList<long>> Matrix { get; init; }

    /// <summary>Why there is no confusion matrix; null if there is one.</summary>
    public string? NoMatrix { get; init; }

    /// <summary>The classes, the least accurate first.</summary>
    public required IReadOnlyList<ClassRow> Classes { get; init; }

    /// <summary>What is shown of the classes, if not all; else null.</summary>
    public string? Shown { get; init; }

    /// <summary>
    /// The number of images that are taken for another class, and which of them are shown; null if what each is taken for isn't known.
    /// </summary>
    public string? WrongSummary { get; init; }

    /// <summary>Images that are taken for another class.</summary>
    public required IReadOnlyList<WrongPicture> Wrong { get; init; }

    /// <summary>The accuracies of the classes alone.</summary>
    internal static TestSheet Create(IReadOnlyList<ClassAccuracy> classes) => new()
    {
        MatrixClasses = [],
        Matrix = [],
        Classes =
        [
            .. classes.OrderBy(only => only.Accuracy ?? 2).Take(MostRows)
                .Select(only => new ClassRow(only.Name, only.Images, only.Accuracy, TakenFor: null)),
        ],
        Shown = DescribeShown(classes.Count),
        Wrong = [],
    };

    internal static TestSheet Create(TestRecord test, RunResult? result)
    {
        var classes = test.Classes.Select(ClassRow.Create)
            .OrderBy(row => row.Accuracy ?? 2).ToArray();
        var hasMatrix = test.ClassNames.Count <= MostOfMatrix;
        return new()
        {
            Training = result is { Trainings: > 1 }
                ? $"This is about one of the {result.Trainings} trainings: {result.Network}, whose weights are those of the model. It "
                    + "takes "
                    + $"{NumberText.Exact(test.Images - test.Wrong)} of {NumberText.Count(test.Images, "image")} for their class: "
                    + $"{Quantity.Percent((double)(test.Images - test.Wrong) / test.Images)}."
                : null,
            MatrixClasses = hasMatrix ? test.ClassNames : [],
            Matrix = hasMatrix ? test.Confusion : [],
            NoMatrix = hasMatrix
                ? null
                : $"The confusion matrix isn't shown: the data has {test.ClassNames.Count} classes, and the page has room for "
                    + $"{MostOfMatrix}.",
            Classes = [.. classes.Take(MostRows)],
            Shown = DescribeShown(classes.Length),
            WrongSummary = $"{NumberText.Exact(test.Wrong)} of {NumberText.Count(test.Images, "image")} "
                + $"{(test.Wrong == 1 ? "is" : "are")} taken for another class"
                + (test.WrongImages.Count < test.Wrong
                    ? $"; the {test.WrongImages.Count} with the highest probability of the wrong class:"
                    : test.Wrong == 0 ? "." : ":"),
            Wrong =
            [
                .. test.WrongImages.Select(image => new WrongPicture(
                    image.Image, image.Class, image.Predicted, Quantity.Percent(image.Probability), image.Thumbnail?.DataUri)),
            ],
        };
    }

    private static string? DescribeShown(int classes) =>
        classes > MostRows ? $"The {MostRows} least accurate of {classes} classes." : null;
}

/// <summary>The accuracy of a class.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Images">The number of its test images.</param>
/// <param name="Accuracy">The share of them that is classified right, from 0 to 1; null without images.</param>
/// <param name="TakenFor">What the others are taken for most often; null if none is.</param>
public sealed record ClassRow(string Name, long Images, double? Accuracy, string? TakenFor)
{
    internal static ClassRow Create(TestedClass tested) => new(
        tested.Name,
        tested.Images,
        tested.Images == 0 ? null : (double)tested.Right / tested.Images,
        tested.TakenFor is null ? null : string.Create(CultureInfo.InvariantCulture, $"{tested.TakenFor} ({tested.TakenForIt:N0})"));
}

/// <summary>A test image that is taken for another class.</summary>
/// <param name="Image">Its name.</param>
/// <param name="Class">The name of its class.</param>
/// <param name="Predicted">The name of the class that it is taken for.</param>
/// <param name="Probability">The probability that the network gives to that class, in words.</param>
/// <param name="DataUri">The picture as a <c>data:</c> URI; null if there is none.</param>
public sealed record WrongPicture(string Image, string Class, string Predicted, string Probability, string? DataUri);
