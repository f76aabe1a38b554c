using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Osnas.Experiments;

/// <summary>
/// The difference between the mean accuracy of one architecture and that of others, each trained several times and tested on the
/// same images, with a 95 % confidence interval.
/// </summary>
/// <remarks>
/// Two things vary: the trainings, and the images that were drawn for the test set. The variance over the trainings is that of
/// Welch: of each architecture's own trainings, without the assumption that all vary alike. The variance over the images is that of
/// the difference on each image, because all networks see the same images: what all get wrong takes no part. Single answers vary in
/// both, so their variance (the interaction of the two-way analysis of variance) is taken off once.
/// </remarks>
/// <param name="Difference">The difference, from -1 to 1.</param>
/// <param name="TrainingsError">Its standard error by the trainings alone, on these images.</param>
/// <param name="ImagesError">Its standard error by the images alone, with these networks.</param>
/// <param name="StandardError">Its standard error by both.</param>
/// <param name="DegreesOfFreedom">Those of Student's distribution, by Satterthwaite's approximation (1946).</param>
internal sealed record AccuracyDifference(
    double Difference, double TrainingsError, double ImagesError, double StandardError, double DegreesOfFreedom)
{
    private const double Upper = 0.975;

    /// <summary>Half of the width of the 95 % interval.</summary>
    public double Margin => StandardError == 0 ? 0 : StandardError * StudentT.InvCDF(0, 1, DegreesOfFreedom, Upper);

    /// <summary>The difference alone.</summary>
    /// <param name="one">The trainings of one architecture: whether each is right on each image.</param>
    /// <param name="others">Those of the others; each architecture counts alike.</param>
    public static double Of(IReadOnlyList<bool[]> one, IReadOnlyList<IReadOnlyList<bool[]>> others) =>
        one.Average(ShareOfRight) - others.Average(other => other.Average(ShareOfRight));

    /// <summary>The difference with its errors.</summary>
    /// <param name="one">The trainings of one architecture, at least two: whether each is right on each image, at least two.</param>
    /// <param name="others">Those of the others, at least two of each; each architecture counts alike.</param>
    public static AccuracyDifference Measure(IReadOnlyList<bool[]> one, IReadOnlyList<IReadOnlyList<bool[]>> others)
    {
        (IReadOnlyList<bool[]> Trainings, double Weight)[] architectures =
            [(one, 1), .. others.Select(other => (other, -1.0 / others.Count))];
        var images = one[0].Length;
        var ofImages = new double[images];
        var (ofTrainings, ofAnswers) = (new List<(double Variance, double DegreesOfFreedom)>(), 0.0);
        foreach (var (trainings, weight) in architectures)
        {
            for (var image = 0; image < images; image++)
                ofImages[image] += weight * trainings.Count(right => right[image]) / trainings.Count;
            var square = weight * weight / trainings.Count;
            ofTrainings.Add((square * trainings.Select(ShareOfRight).Variance(), trainings.Count - 1));
            ofAnswers += square * VarianceOfAnswers(trainings) / images;
        }

        var (byImages, byTrainings) = (ofImages.Variance() / images, ofTrainings.Sum(part => part.Variance));
        var variance = byImages + Math.Max(0, byTrainings - ofAnswers);
        return new(
            Of(one, others),
            Math.Sqrt(byTrainings),
            Math.Sqrt(byImages),
            Math.Sqrt(variance),
            DegreesOfFreedomOf(variance, [(byImages, images - 1), .. ofTrainings]));
    }

    /// <summary>The degrees of freedom of a variance that is estimated from several parts (Satterthwaite 1946, Welch 1947).</summary>
    /// <param name="variance">The variance.</param>
    /// <param name="parts">Its parts, with their degrees of freedom.</param>
    public static double DegreesOfFreedomOf(double variance, IEnumerable<(double Variance, double DegreesOfFreedom)> parts) =>
        variance * variance / parts.Sum(part => part.Variance * part.Variance / part.DegreesOfFreedom);

    private static double ShareOfRight(bool[] right) => (double)right.Count(isRight => isRight) / right.Length;

    /// <summary>
    /// The variance of single answers that neither the training nor the image explains: the mean square of the interaction.
    /// </summary>
    private static double VarianceOfAnswers(IReadOnlyList<bool[]> trainings)
    {
        var images = trainings[0].Length;
        double[] ofTrainings = [.. trainings.Select(ShareOfRight)];
        var (mean, sum) = (ofTrainings.Average(), 0.0);
        for (var image = 0; image < images; image++)
        {
            var ofImage = (double)trainings.Count(right => right[image]) / trainings.Count;
            for (var training = 0; training < trainings.Count; training++)
            {
                var rest = (trainings[training][image] ? 1 : 0) - ofTrainings[training] - ofImage + mean;
                sum += rest * rest;
            }
        }

        return sum / ((trainings.Count - 1.0) * (images - 1.0));
    }
}
