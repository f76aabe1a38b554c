using Osnas.Experiments;

namespace Osnas.Report.Runs;

/// <summary>What a run found, in a sentence and in numbers.</summary>
public sealed record ResultSheet
{
    /// <summary>The result.</summary>
    public required string Sentence { get; init; }

    /// <summary>What it means; null if there is nothing to compare with.</summary>
    public string? Meaning { get; init; }

    /// <summary>The front of the search; null without one, and in a report of Osnas 0.4.0 or earlier.</summary>
    public string? Front { get; init; }

    /// <summary>The numbers.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>What else there is to know about the comparison.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The architectures that were trained and compared, beginning with the winner; empty for a training.</summary>
    public IReadOnlyList<ComparedRow> Compared { get; init; } = [];

    /// <summary>The name of what the search maximized; null for the accuracy in the supernet.</summary>
    public string? Fitness { get; init; }

    /// <summary>How the compared architectures were trained.</summary>
    public string Training { get; init; } = string.Empty;

    internal static ResultSheet? Create(RunRecord run)
    {
        if (run.Result is not { } result)
            return null;
        var budget = run.SearchReport?.Budget;
        var (flops, parameters) = (Quantity.Short(result.Cost.Flops), Quantity.Short(result.Cost.Params));
        return new()
        {
            Sentence = $"{(run.SearchReport is null ? "The network" : "The winner of the search")} has "
                + $"{DescribeAccuracy(result)}, {flops} FLOPs and {parameters} parameters"
                + $"{(budget is null ? string.Empty : $"; budget: {budget}")}."
                + DescribeImages(result),
            Meaning = run.SearchReport?.Comparison?.Text,
            Front = run.SearchReport?.FrontText,
            Facts =
            [
                new("Test accuracy", Quantity.PercentWithError(result.TestAccuracy, ErrorOf(result)), IsMain: true),
                .. Fact.Optional("Trainings", result.Trainings > 1 ? $"{result.Trainings}, of which this is the mean" : null),
                .. SearchedFact(run, result),
                new("FLOPs", NumberText.Exact(result.Cost.Flops)),
                new("Parameters", NumberText.Exact(result.Cost.Params)),
                .. Fact.Optional("Budget", budget),
                .. Fact.Optional("Test images", result.TestImages is { } images ? NumberText.Exact(images) : null),
                new("Architecture", string.Join(',', result.Architecture)),
            ],
            Notes =
            [
                .. ((string?[])
                [
                    run.SearchReport?.FewerRandom,
                    run.SearchReport?.FinalistText,
                    run.SearchReport?.Partial?.Text,
                    DeviceDocument.DescribeChange(run.SearchReport?.Devices),
                    .. run.SearchReport?.WorkerNotes ?? [],
                ]).OfType<string>().Select(note => $"{note}."),
            ],
            Compared = run.SearchReport is { } report
                ? [.. report.Others.Prepend(report.Winner).Select(row => ComparedRow.Create(row, row == report.Winner))]
                : [],
            Fitness = run.SearchReport?.Fitness,
            Training = string.Join(", ", run.SearchReport?.TrainingWords ?? []),
        };
    }

    /// <summary>By the trainings if there are several, else by the number of test images.</summary>
    private static double? ErrorOf(RunResult result) => result.TrainingError ?? result.StandardError;

    private static string DescribeAccuracy(RunResult result)
    {
        var accuracy = Quantity.PercentWithError(result.TestAccuracy, ErrorOf(result));
        return result switch
        {
            { TrainingError: not null } =>
                $"a mean test accuracy of {accuracy} (standard error by its {result.Trainings} trainings, on these test images)",
            { StandardError: not null, TestImages: { } images } =>
                $"a test accuracy of {accuracy} (standard error by {NumberText.Count(images, "test image")})",
            _ => $"a test accuracy of {accuracy}",
        };
    }

    /// <summary>How much the choice of the test images matters, if the error is that of the trainings.</summary>
    private static string DescribeImages(RunResult result) =>
        result is { TrainingError: not null, StandardError: { } error, TestImages: { } images }
            ? $" For other test images: the accuracy of one network on {NumberText.Count(images, "image")} has a standard error of "
                + $"{Quantity.Points(error)} points."
            : string.Empty;

    /// <summary>What a winner was found with, which isn't a validation accuracy of the trained network; that of a training.</summary>
    private static Fact[] SearchedFact(RunRecord run, RunResult result) => run.SearchReport switch
    {
        { Fitness: { } fitness } report => Fact.Optional($"{fitness}, untrained", report.Winner.SearchedText),
        { } report => Fact.Optional("Validation accuracy in the supernet", report.Winner.SearchedText),
        null => Fact.Optional("Validation accuracy", result.ValidationAccuracy is { } accuracy ? Quantity.Percent(accuracy) : null),
    };
}

/// <summary>A name and a value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, as text.</param>
/// <param name="IsMain">Whether it is what readers look for first.</param>
public sealed record Fact(string Name, string Value, bool IsMain = false)
{
    /// <summary>A fact whose value may not be known; else nothing.</summary>
    internal static Fact[] Optional(string name, string? value) => string.IsNullOrEmpty(value) ? [] : [new(name, value)];
}

/// <summary>An architecture that was trained.</summary>
/// <param name="Name">Its parts in the comparison.</param>
/// <param name="Architecture">Its indexes.</param>
/// <param name="Flops">Its FLOPs.</param>
/// <param name="Params">Its parameters.</param>
/// <param name="MeetsBudget">Whether it meets the budget.</param>
/// <param name="Supernet">Its validation accuracy with the weights of the supernet, or its value of another fitness.</param>
/// <param name="Test">Its test accuracy.</param>
/// <param name="IsWinner">Whether it is the winner.</param>
public sealed record ComparedRow(
    string Name, string Architecture, string Flops, string Params, bool MeetsBudget, string Supernet, string Test, bool IsWinner)
{
    internal static ComparedRow Create(ReportRow row, bool isWinner) => new(
        string.Join(", ", row.Parts),
        string.Join(',', row.Architecture),
        NumberText.Exact(row.Cost.Flops),
        NumberText.Exact(row.Cost.Params),
        row.MeetsBudget,
        row.SearchedText,
        row.TestText,
        isWinner);
}
