using System.Globalization;
using System.Numerics;
using Osnas.Experiments;
using Osnas.Search;
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
        Compare(report).Write(console);
        if (report.RandomCount < report.Baselines)
            Terminal.WriteLine(
                console, $"{report.RandomCount} random architectures, not {report.Baselines}: no others meet the budget");
        if (report.Ranking is { KendallTau: { } tau, Count: var count })
            Terminal.WriteLine(
                console,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Kendall's tau of {report.Fitness ?? "supernet"} and test accuracy {tau:0.00} ({Interval(report.Ranking)}, "
                    + $"{count} architectures)"));
        if (report.Prediction is { } prediction)
            Terminal.WriteLine(console, DescribePrediction(prediction, report));
        Terminal.WriteLine(console, "the winner, layer by layer");
        Decode(report).Write(console);
        if (DeviceDocument.DescribeChange(report.Devices) is { } devices)
            Terminal.WriteLine(console, devices);
        Terminal.WriteLine(console, $"files in {report.Output}");
        foreach (var (name, content) in Files(report.Fitness))
            Terminal.WriteLine(console, $"  {name,-18} {content}");
    }

    private static string DescribeRest(SearchReport report)
    {
        if (report.InBudget is not { } digits
            || !BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return string.Empty;
        return count == report.Candidates ? ": all within the budget" : $" of {Words.Number(count)} that meet the budget";
    }

    private static string DescribePrediction(RankingDocument prediction, SearchReport report) => prediction switch
    {
        { KendallTau: { } tau, Low: <= 0 } => string.Create(
            CultureInfo.InvariantCulture,
            $"warning: the predictions may be chance: Kendall's tau {tau:0.00} ({Interval(prediction)})"),
        { KendallTau: { } tau } => string.Create(
            CultureInfo.InvariantCulture,
            $"Kendall's tau of predicted and {report.Fitness ?? "supernet accuracy"} {tau:0.00} ({Interval(prediction)})"),
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
            new(report.ModelFrom switch
            {
                ModelOrigin.Scratch => "test,\nfrom scratch",
                ModelOrigin.Supernet => "test,\nfine-tuned",
                _ => throw new InvalidOperationException($"The origin {report.ModelFrom} is unknown."),
            }));
        AddRow(report.Winner, new Style(Color.Green, decoration: Decoration.Bold));
        foreach (var row in report.Others)
            AddRow(row, Style.Plain);
        return table;

        void AddRow(ReportRow row, Style style) => table.Add(
            style,
            string.Join("\n", row.Parts),
            string.Join(",", row.Architecture),
            NumberText.Exact(row.Cost.Flops),
            NumberText.Exact(row.Cost.Params),
            row.MeetsBudget ? "yes" : "no",
            row.SupernetAccuracy is { } accuracy ? Quantity.Percent(accuracy) : row.Fitness is { } value ? Quantity.Fitness(value) : "",
            Quantity.Percent(row.TestAccuracy));
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

    private static IEnumerable<(string Name, string Content)> Files(string? fitness) =>
    [
        (RunDirectory.ArchitectureFile, "the winner, with the fingerprint of its space"),
        (RunDirectory.WeightsFile(SearchExperiment.Winner),
            fitness is null
                ? "its weights, beside those of the supernet and the other networks"
                : "its weights, beside those of the other networks"),
        (RunDirectory.ReportFile, "this comparison"),
        (RunDirectory.CandidatesFile, $"all candidates, with {fitness ?? "accuracy"} and costs"),
        (RunDirectory.HistoryFile, "all trainings, epoch by epoch"),
        (RunDirectory.LookUpTableFile, "what each candidate costs in each layer"),
        (RunDirectory.ConfigFile, "the options of this run"),
        (RunDirectory.DataFile, "its data, with fingerprint and classes"),
    ];

    private static string Interval(RankingDocument ranking) => ranking switch
    {
        { Low: { } low, High: { } high } => string.Create(CultureInfo.InvariantCulture, $"95 %: {low:0.00} to {high:0.00}"),
        { Count: < RankCorrelation.FewestOfInterval } => "too few for an interval",
        _ => "no interval: all draws agree",
    };
}
