using System.Globalization;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Training;
using Spectre.Console;

namespace Osnas.App;

/// <summary>How well a network classifies, for people.</summary>
internal static class EvaluateReportView
{
    // Of more classes, the worst say most.
    private const int MostClasses = 20;
    private const int MostConfusions = 10;

    // A matrix of more doesn't fit into 80 columns.
    private const int MostColumns = 10;

    public static void Write(IAnsiConsole console, EvaluateReport report)
    {
        Terminal.WriteLine(console, $"{report.Space} {string.Join(",", report.Architecture)}");
        if (report.ValidationAccuracy is { } validation)
            Terminal.WriteLine(console, Describe("validation", validation, report.ValidationImages));
        var error = report.TestStandardError is { } share ? $" (standard error {Quantity.Percent(share)})" : string.Empty;
        Terminal.WriteLine(console, Describe("test", report.TestAccuracy, report.TestImages) + error);
        foreach (var line in report.Notes.SelectMany(note => DataSummary.Wrap(note.ToString())))
            Terminal.WriteLine(console, line);
        if (report.Test is { } test)
            Write(console, test);
    }

    /// <summary>The confusion matrix as CSV: a row for each class, a column for each answer.</summary>
    public static string ToCsv(ClassificationResult result) => string.Concat(
        result.Confusion.Select(
            (row, label) => row.Select(count => count.ToString(CultureInfo.InvariantCulture)).Prepend(result.ClassNames[label]))
            .Prepend(result.ClassNames.Prepend("class")).Select(CsvText.Line));

    private static void Write(IAnsiConsole console, ClassificationResult test)
    {
        if (test.TopCount < test.ClassNames.Count)
            Terminal.WriteLine(console, $"top {test.TopCount,-6}  {Quantity.Percent(test.TopAccuracy),7}");
        var classes = test.ByClass.OrderBy(only => only.Accuracy ?? double.MaxValue).ToArray();
        if (classes.Length > MostClasses)
            Terminal.WriteLine(console, $"the {MostClasses / 2} worst of {classes.Length} classes");
        ByClass(test, classes.Length > MostClasses ? classes[..(MostClasses / 2)] : [.. test.ByClass]).Write(console);
        if (test.ClassNames.Count <= MostColumns)
        {
            Terminal.WriteLine(console, "confusion matrix: rows are classes, columns what the network says");
            Matrix(test).Write(console);
        }
        else if (test.Confusions is [_, ..] confusions)
        {
            Terminal.WriteLine(console, "most frequent confusions");
            foreach (var confusion in confusions.Take(MostConfusions))
                Terminal.WriteLine(
                    console,
                    string.Create(
                        CultureInfo.InvariantCulture, $"  {confusion.Images,5:N0}  {confusion.Name} taken for {confusion.TakenFor}"));
        }
    }

    private static string Describe(string part, double accuracy, long images) =>
        string.Create(CultureInfo.InvariantCulture, $"{part,-10}  {Quantity.Percent(accuracy),7} of {images:N0} images");

    private static TextTable ByClass(ClassificationResult test, ClassAccuracy[] classes)
    {
        var table = new TextTable(
            new("class", ColumnKind.Words), new("images"), new("accuracy"), new("most often taken for", ColumnKind.Words));
        var wrong = test.Confusions.GroupBy(confusion => confusion.Name).ToDictionary(group => group.Key, group => group.First());
        foreach (var only in classes)
            table.Add(
                only.Name,
                NumberText.Exact(only.Images),
                only.Accuracy is { } accuracy ? Quantity.Percent(accuracy) : "-",
                wrong.GetValueOrDefault(only.Name) is { } most
                    ? string.Create(CultureInfo.InvariantCulture, $"{most.TakenFor} ({most.Images:N0})")
                    : string.Empty);
        return table;
    }

    /// <summary>Names as heads would be too wide: columns have the numbers of the rows.</summary>
    private static TextTable Matrix(ClassificationResult test)
    {
        var table = new TextTable(
            [new TextColumn("class", ColumnKind.Words), .. test.ClassNames.Select((_, label) => new TextColumn($"{label + 1}"))]);
        foreach (var (name, row) in test.ClassNames.Zip(test.Confusion))
            table.Add(
                [$"{table.Count + 1} {name}", .. row.Select(count => count == 0 ? "." : count.ToString(CultureInfo.InvariantCulture))]);
        return table;
    }
}
