using System.Globalization;

namespace Osnas.Experiments;

/// <summary>The verdict of a comparison.</summary>
public enum ComparisonVerdict
{
    /// <summary>There is no other architecture, or each architecture was trained only once.</summary>
    Unknown,

    /// <summary>The 95 % interval of the difference includes 0.</summary>
    Undecided,

    /// <summary>The winner is better: the interval is above 0.</summary>
    Better,

    /// <summary>The winner is worse: the interval is below 0.</summary>
    Worse,
}

/// <summary>
/// The comparison of a search's winner with the mean of random architectures of the same budget, by test accuracy.
/// </summary>
/// <param name="Verdict">The conclusion from the numbers.</param>
/// <param name="Difference">The winner's mean accuracy minus the mean of the other architectures, from -1 to 1; null without
/// others.</param>
/// <param name="Low">The lower end of the 95 % confidence interval; null if each architecture was trained only once.</param>
/// <param name="High">The upper end of the interval; null if each architecture was trained only once.</param>
/// <param name="Architectures">The number of random architectures.</param>
/// <param name="Trainings">The number of trainings of each architecture.</param>
/// <param name="TestImages">The number of test images.</param>
public sealed record ComparisonDocument(
    ComparisonVerdict Verdict, double? Difference, double? Low, double? High, int Architectures, int Trainings, long TestImages)
{
    private const int ManyImages = 5000;

    /// <summary>
    /// The standard error of the difference, from trainings and images; null if each architecture was trained only once.
    /// </summary>
    public double? StandardError { get; init; }

    /// <summary>
    /// The part of the standard error from the trainings, for these images; null if each architecture was trained only once.
    /// </summary>
    public double? TrainingsStandardError { get; init; }

    /// <summary>
    /// The part of the standard error from the images, for these networks; null if each architecture was trained only once.
    /// </summary>
    public double? ImagesStandardError { get; init; }

    /// <summary>The degrees of freedom of the interval; null if each architecture was trained only once.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>The conclusion in words.</summary>
    public string Text => this switch
    {
        { Difference: null } => "The winner was compared with no random architecture, so whether it is better than one isn't known.",
        { Verdict: ComparisonVerdict.Unknown, Difference: { } difference } =>
            $"The winner's test accuracy {Compare(difference)} {Others}. Each network was trained once, so that may be chance; "
            + "--repeats 3 trains each three times.",
        { Verdict: ComparisonVerdict.Better, Difference: { } difference } =>
            $"The winner is better than {Others} by {Points(difference)} points (95 %: {Points(Low)} to {Points(High)}).{AboutTheMean}",
        { Verdict: ComparisonVerdict.Worse, Difference: { } difference } =>
            $"The winner is worse than {Others} by {Points(-difference)} points (95 %: {Points(-High)} to {Points(-Low)}).{AboutTheMean}",
        { Verdict: ComparisonVerdict.Undecided, Difference: { } difference } => string.Create(
            CultureInfo.InvariantCulture,
            $"The winner can't be told apart from {Others}: the difference is {Points(difference)} points (95 %: {Points(Low)} to "
            + $"{Points(High)}). {TestImages:N0} test images and {Trainings} trainings of each network are too few to tell."),
        _ => throw new InvalidOperationException($"The verdict {Verdict} is unknown."),
    };

    private string Others => Architectures == 1 ? "the random architecture" : $"the mean of the {Architectures} random architectures";

    /// <summary>What doesn't follow.</summary>
    private string AboutTheMean => Architectures == 1 ? string.Empty : " That is about their mean, not about each of them.";

    /// <summary>As many digits as the images tell.</summary>
    private int Digits => TestImages < ManyImages ? 1 : 2;

    /// <summary>Compares the winner with the random architectures of a report.</summary>
    /// <param name="winner">The winner.</param>
    /// <param name="random">The random architectures.</param>
    /// <param name="errors">What each training classifies wrong.</param>
    internal static ComparisonDocument Measure(ReportRow winner, IReadOnlyList<ReportRow> random, TestErrors errors)
    {
        var none = new ComparisonDocument(
            ComparisonVerdict.Unknown, null, null, null, random.Count, winner.Trainings.Count, errors.Images);
        if (random.Count == 0)
            return none;
        var (one, others) = (FindRight(winner), random.Select(FindRight).ToArray());
        if (one.Length == 1)
            return none with { Difference = AccuracyDifference.Of(one, others) };
        return none.With(AccuracyDifference.Measure(one, others));

        bool[][] FindRight(ReportRow row) => [.. row.Trainings.Select(training => errors.FindRight(training.Network))];
    }

    /// <summary>The verdict is that of the interval as it is shown: what rounds to 0 isn't above it.</summary>
    internal ComparisonDocument With(AccuracyDifference measured)
    {
        var (low, high) = (measured.Difference - measured.Margin, measured.Difference + measured.Margin);
        return this with
        {
            Verdict = Round(low) > 0 ? ComparisonVerdict.Better
                : Round(high) < 0 ? ComparisonVerdict.Worse
                : ComparisonVerdict.Undecided,
            Difference = measured.Difference,
            Low = low,
            High = high,
            StandardError = measured.StandardError,
            TrainingsStandardError = measured.TrainingsError,
            ImagesStandardError = measured.ImagesError,
            DegreesOfFreedom = double.IsFinite(measured.DegreesOfFreedom) ? measured.DegreesOfFreedom : null,
        };
    }

    private double Round(double share) => Math.Round(100 * share, Digits);

    private string Compare(double difference) => Round(difference) switch
    {
        0 => "equals",
        > 0 => $"is {Points(difference)} points above",
        _ => $"is {Points(-difference)} points below",
    };

    private string Points(double? share) =>
        (Round(share ?? 0) + 0.0).ToString(Digits == 1 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
