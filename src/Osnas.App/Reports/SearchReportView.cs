using System.Globalization;
using System.Numerics;
using Osnas.Experiments;
using Osnas.Report;
using Osnas.Spaces;
using Spectre.Console;

namespace Osnas.App;

/// <summary>What a search found, for people.</summary>
internal static class SearchReportView
{
    public static void Write(IAnsiConsole console, SearchReport report)
    {
        Terminal.WriteLine(
            console,
            $"{report.Space}, budget: {report.Budget}, {Words.Count(report.Candidates, "candidate")} evaluated{DescribeRest(report)}");
        if (report.Partial is { } partial)
            Terminal.WriteLine(console, partial.Text);
        Compare(report).Write(console);
        if (report.FewerRandom is { } fewer)
            Terminal.WriteLine(console, fewer);
        if (report.FinalistText is { } finalists)
            Terminal.WriteLine(console, finalists);
        foreach (var line in DescribeTrust(report))
            Terminal.WriteLine(console, line);
        if (report.Prediction is { } prediction)
            Terminal.WriteLine(console, DescribePrediction(prediction, report));
        if (report.Generator?.Doubt is { } doubt)
            Terminal.WriteLine(console, $"warning: {doubt}");
        if (report.FrontText is { } front)
            Terminal.WriteLine(console, front);
        Terminal.WriteLine(console, "the winner, layer by layer");
        Decode(report).Write(console);
        if (DeviceDocument.DescribeChange(report.Devices) is { } devices)
            Terminal.WriteLine(console, devices);
        foreach (var note in report.WorkerNotes)
            Terminal.WriteLine(console, note);
        Terminal.WriteLine(console, $"files in {report.Output}");
        foreach (var (name, content) in Files(report))
            Terminal.WriteLine(console, $"  {name,-18} {content}");
    }

    private static string DescribeRest(SearchReport report)
    {
        if (report.InBudget is not { } digits
            || !BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return string.Empty;
        return count == report.Candidates ? ": all within the budget" : $" of {Words.Number(count)} that meet the budget";
    }

    /// <summary>What follows from the table, and how far what the winner was found with can be trusted.</summary>
    private static IEnumerable<string> DescribeTrust(SearchReport report)
    {
        if (report.Comparison is { } comparison)
            yield return comparison.Text;
        if (report.Trust is not { } trust)
            yield break;
        if (trust is { Ranking: { KendallTau: { } tau } ranking, Flops.KendallTau: var flops, Params.KendallTau: var parameters })
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Kendall's tau with test accuracy: {trust.Fitness ?? "supernet"} {tau:0.00} ({ranking.Interval}), FLOPs {flops:0.00}, "
                + $"parameters {parameters:0.00}");
        yield return trust.IsWarning ? $"warning: {trust.Text}" : trust.Text;
    }

    private static string DescribePrediction(RankingDocument prediction, SearchReport report) => prediction switch
    {
        { KendallTau: { } tau, Low: <= 0 } => string.Create(
            CultureInfo.InvariantCulture,
            $"warning: the model's predictions may be chance: their tau with {report.Maximized} is {tau:0.00} ({prediction.Interval})"),
        { KendallTau: { } tau } => string.Create(
            CultureInfo.InvariantCulture,
            $"Kendall's tau of predicted and {report.Maximized} {tau:0.00} ({prediction.Interval})"),
        _ => $"warning: all candidates have equal {(report.Fitness is null ? "accuracies" : "fitness")} or equal predictions",
    };

    private static TextTable Compare(SearchReport report)
    {
        var table = new TextTable(
            new("", ColumnKind.Words),
            new("architecture", ColumnKind.Choices),
            new("FLOPs"),
            new("params"),
            new("in\nbudget"),
            new(report.Fitness is { } fitness ? $"{fitness},\nuntrained" : "validation,\nin supernet"),
            new($"test,\n{string.Join(",\n", report.TrainingWords)}", ColumnKind.Ranges));
        AddRow(report.Winner, new Style(Color.Green, decoration: Decoration.Bold));
        foreach (var row in report.Others)
            AddRow(row, Style.Plain);
        return table;

        void AddRow(ReportRow row, Style style) => table.Add(
            style,
            string.Join(", ", row.Parts),
            string.Join(",", row.Architecture),
            NumberText.Exact(row.Cost.Flops),
            NumberText.Exact(row.Cost.Params),
            row.MeetsBudget ? "yes" : "no",
            row.SearchedText,
            Quantity.Percent(row.TestAccuracy)
                + (row.TestStandardError is { } error ? $" +- {Quantity.Points(error)}" : string.Empty));
    }

    private static TextTable Decode(SearchReport report)
    {
        var spec = SearchSpaces.Get(report.Space).Spec.WithClasses(report.Classes);
        var architecture = new Architecture(report.Winner.Architecture);
        var graphs = SpaceGraph.Build(spec, report.InputSize).Decode(architecture);
        IEnumerable<(string Layer, string Block)> names =
        [
            .. spec.MacroCfg.First.Select(block => ("first", NameOf(block))),
            .. architecture.Select((choice, layer) => (layer.ToString(CultureInfo.InvariantCulture), spec.MicroCfg[choice].ToString())),
            .. spec.MacroCfg.Last.Select(block => ("last", NameOf(block))),
        ];

        var table = new TextTable(
            new("layer", ColumnKind.Words), new("block", ColumnKind.Words), new("in"), new("out"), new("FLOPs"), new("params"));
        foreach (var ((layer, block), graph) in names.Zip(graphs))
            table.Add(
                layer,
                block,
                graph.Input.ToString(),
                graph.Output.ToString(),
                NumberText.Exact(graph.Cost.Flops),
                NumberText.Exact(graph.Cost.Params));
        return table;
    }

    // Channels and stride are in the shapes.
    private static string NameOf(BlockCfg block) => block.Options.Describe(block.Block);

    private static IEnumerable<(string Name, string Content)> Files(SearchReport report) =>
    [
        (RunDirectory.ArchitectureFile, "the winner, with the fingerprint of its space"),
        report switch
        {
            { Winner.Trainings.Count: > 1 } => (report.Winner.Weights!, "its weights: of its trainings, the best on validation images"),
            { Fitness: null } =>
                (RunDirectory.WeightsFile(SearchExperiment.Winner), "its weights, beside those of the supernet and the other networks"),
            _ => (RunDirectory.WeightsFile(SearchExperiment.Winner), "its weights, beside those of the other networks"),
        },
        (RunDirectory.ReportFile, report.FrontText is null ? "this comparison" : "this comparison, and the front"),
        (ReportPages.FileName, "all of the run as a page, for a browser"),
        (RunDirectory.CandidatesFile, $"all candidates, with {report.Fitness ?? "accuracy"} and costs"),
        (RunDirectory.HistoryFile, "all trainings, epoch by epoch"),
        (RunDirectory.LookUpTableFile, "what each candidate costs in each layer"),
        (RunDirectory.ConfigFile, "the options of this run"),
        (RunDirectory.DataFile, "its data, with fingerprint and classes"),
    ];
}
