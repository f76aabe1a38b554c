using Osnas.Experiments;

namespace Osnas.Report.Runs;

/// <summary>What a run found, in a sentence and in numbers.</summary>
public sealed record ResultSheet
{
    /// <summary>The result.</summary>
    public required string Sentence { get; init; }

    /// <summary>What it means; null if there is nothing to compare with.</summary>
    public string? Meaning { get; init; }

    /// <summary>The numbers.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>The architectures that were trained and compared, beginning with the winner; empty for a training.</summary>
    public IReadOnlyList<ComparedRow> Compared { get; init; } = [];

    /// <summary>The name of what the search maximized; null for the accuracy in the supernet.</summary>
    public string? Fitness { get; init; }

    internal static ResultSheet? Create(RunRecord run)
    {
        if (run.Result is not { } result)
            return null;
        var budget = run.SearchReport?.Budget;
        var (flops, parameters) = (Quantity.Short(result.Cost.Flops), Quantity.Short(result.Cost.Params));
        return new()
        {
            Sentence = $"{(run.SearchReport is null ? "The network" : "The winner of the search")} has a test accuracy of "
                + $"{Quantity.Percent(result.TestAccuracy)}{DescribeErrors(result)}, {flops} FLOPs and {parameters} parameters"
                + $"{(budget is null ? string.Empty : $"; budget: {budget}")}.",
            Meaning = run.SearchReport?.Comparison?.Text,
            Facts =
            [
                new("Test accuracy", Quantity.Percent(result.TestAccuracy), IsMain: true),
                .. Optional("Validation accuracy", result.ValidationAccuracy is { } validation ? Quantity.Percent(validation) : null),
                new("FLOPs", NumberText.Exact(result.Cost.Flops)),
                new("Parameters", NumberText.Exact(result.Cost.Params)),
                .. Optional("Budget", budget),
                .. Optional("Test images", result.TestImages is { } images ? NumberText.Exact(images) : null),
                new("Architecture", string.Join(',', result.Architecture)),
            ],
            Compared = run.SearchReport is { } report
                ? [.. report.Others.Prepend(report.Winner).Select(row => ComparedRow.Create(row, row == report.Winner))]
                : [],
            Fitness = run.SearchReport?.Fitness,
        };
    }

    /// <summary>The standard errors: of the test images, as if others had been drawn, and of the trainings, on these images.</summary>
    private static string DescribeErrors(RunResult result)
    {
        string[] errors =
        [
            .. result is { StandardError: { } ofImages, TestImages: { } images }
                ? (string[])[$"{Quantity.Points(ofImages)} from {SearchSheet.Count(images, "test image")}"]
                : [],
            .. result.TrainingError is { } ofTrainings
                ? (string[])[$"{Quantity.Points(ofTrainings)} from {result.Trainings} trainings"]
                : [],
        ];
        return errors.Length > 0 ? $" (standard error: {string.Join(", ", errors)})" : string.Empty;
    }

    private static Fact[] Optional(string name, string? value) => value is null ? [] : [new(name, value)];
}

/// <summary>A name and a value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, as text.</param>
/// <param name="IsMain">Whether it is what readers look for first.</param>
public sealed record Fact(string Name, string Value, bool IsMain = false);

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
        Quantity.Fitness(row.Searched, row.SupernetAccuracy is null ? nameof(row.Fitness) : null),
        row.TestStandardError is { } error
            ? $"{Quantity.Percent(row.TestAccuracy)} ± {Quantity.Points(error)}"
            : Quantity.Percent(row.TestAccuracy),
        isWinner);
}
