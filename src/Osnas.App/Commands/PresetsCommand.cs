using System.CommandLine;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>Lists the presets.</summary>
internal sealed class PresetsCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "presets";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "List the predefined search spaces for --preset, with their costs";

    private readonly Terminal _terminal;

    public PresetsCommand(Terminal terminal, Option<bool> json)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        SetAction(result => Run(result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } = ["presets", "presets --json"];

    private void Run(bool json)
    {
        PresetDocument[] presets = [.. SearchSpaces.Presets.Select(PresetDocument.Create)];
        if (json)
        {
            _terminal.WriteJson<IReadOnlyList<PresetDocument>>(presets, OsnasJson.Default.IReadOnlyListPresetDocument);
            return;
        }

        DrawCosts(presets).Write(_terminal.Output);
        DrawPurposes(presets).Write(_terminal.Output);
        Terminal.WriteLine(
            _terminal.Output,
            "Costs and budgets are those of the input size and the number of classes that the preset declares. Images of other sizes and "
            + "other numbers of classes work too: a search scales the budget to them.");
    }

    private static TextTable DrawCosts(IEnumerable<PresetDocument> presets)
    {
        var table = new TextTable(
            new("preset", ColumnKind.Words),
            new("input"),
            new("layers x candidates, architectures"),
            new("FLOPs", ColumnKind.Ranges),
            new("params", ColumnKind.Ranges),
            new("budget"));
        foreach (var preset in presets)
        {
            var spec = SearchSpaces.GetPreset(preset.Preset).Space.Spec;
            table.Add(
                preset.Preset,
                spec.InputSize.ShortText,
                $"{preset.Costs.Layers} x {preset.Costs.Candidates}, {spec.ArchitectureCountInWords}",
                Describe(preset.Costs.Flops),
                Describe(preset.Costs.Params),
                spec.Constraints is [{ Metric: InfoMetric.Flops } only] ? Quantity.Short(only.AtMost) : string.Empty);
        }

        return table;
    }

    private static TextTable DrawPurposes(IEnumerable<PresetDocument> presets)
    {
        var table = new TextTable(new("preset", ColumnKind.Words), new("for", ColumnKind.Words));
        foreach (var group in presets.GroupBy(preset => preset.Purpose))
            table.Add(string.Join(", ", group.Select(preset => preset.Preset)), group.Key);
        return table;
    }

    private static string Describe(CostRange range) =>
        range.Min == range.Max ? Quantity.Short(range.Min) : $"{Quantity.Short(range.Min)}-{Quantity.Short(range.Max)}";
}
