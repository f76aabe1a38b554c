using System.Globalization;
using Osnas.Experiments;
using Spectre.Console;

namespace Osnas.App;

/// <summary>What pictures are taken for, for people and as CSV.</summary>
internal static class PredictReportView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Prediction> predictions)
    {
        if (predictions is [var only])
        {
            Terminal.WriteLine(console, only.Path);
            foreach (var (name, probability) in only.Classes)
                Terminal.WriteLine(console, $"{Quantity.Percent(probability),9}  {name}");
        }
        else if (predictions.Count > 0)
        {
            Compare(predictions).Write(console);
        }
    }

    /// <summary>A row for each picture: its file, then classes and probabilities, the most likely first.</summary>
    public static string ToCsv(IReadOnlyList<Prediction> predictions)
    {
        var top = predictions.Count == 0 ? 1 : predictions[0].Classes.Count;
        var head = Enumerable.Range(1, top)
            .SelectMany(rank => rank == 1 ? ["class", "probability"] : (string[])[$"class{rank}", $"probability{rank}"]);
        var rows = predictions.Select(prediction => prediction.Classes
            .SelectMany(only => (string[])[only.Name, only.Probability.ToString("0.######", CultureInfo.InvariantCulture)])
            .Prepend(prediction.Path));
        return string.Concat(rows.Prepend(head.Prepend("file")).Select(CsvText.Line));
    }

    private static TextTable Compare(IReadOnlyList<Prediction> predictions)
    {
        var table = new TextTable(
            new("picture", ColumnKind.Words), new("class", ColumnKind.Words), new("probability"), new("others", ColumnKind.Words));
        foreach (var prediction in predictions)
            table.Add(
                prediction.Path,
                prediction.Class,
                Quantity.Percent(prediction.Probability),
                string.Join(", ", prediction.Classes.Skip(1).Select(other => $"{other.Name} {Quantity.Percent(other.Probability)}")));
        return table;
    }
}
