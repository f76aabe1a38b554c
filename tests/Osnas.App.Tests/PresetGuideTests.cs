using System.Text.RegularExpressions;
using Osnas.Experiments;
using Osnas.Spaces;

namespace Osnas.App.Tests;

/// <summary>The tables of docs/guides/presets.md; UPDATE_SNAPSHOTS=1 writes them.</summary>
public sealed partial class PresetGuideTests
{
    [Fact]
    public void The_guide_has_the_costs_of_all_presets()
    {
        var path = FindGuide("presets.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var rows = new Queue<string>(
        [
            string.Concat(PresetCatalog.Designed.Select(preset => Row(preset, $"`{preset.Name}`", Budget(preset)))),
            string.Concat(PresetCatalog.Published.Select(preset => Row(preset, $"`{preset.Name}` | {preset.Purpose}", string.Empty))),
        ]);

        var expected = Table().Replace(text, match => match.Groups["head"].Value + rows.Dequeue());

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, expected);
        else
            Assert.Equal(expected, text);
        Assert.Empty(rows);
    }

    [Fact]
    public async Task The_guide_of_spaces_shows_the_costs_of_its_preset()
    {
        var table = await CommandRun.Of("table", "--preset", "small-32", "--metric", "flops");

        var text = File.ReadAllText(FindGuide("declare-a-space.md")).ReplaceLineEndings("\n");
        Assert.Contains(WithoutEmptyLines(table.Output), WithoutEmptyLines(text), StringComparison.Ordinal);
    }

    private static string WithoutEmptyLines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()));

    private static string Row(Preset preset, string begin, string end)
    {
        var costs = PresetDocument.Create(preset).Costs;
        return $"| {begin} | {costs.InputSize.ShortText} | {costs.Layers} x {costs.Candidates} | "
            + $"{preset.Space.Spec.ArchitectureCountInWords} | "
            + $"{Range(costs.Flops)} | {Range(costs.Params)} |{end}\n";
    }

    private static string Budget(Preset preset) => $" {Quantity.Short(preset.Space.Spec.Constraints[0].AtMost)} |";

    private static string Range(CostRange range) =>
        range.Min == range.Max ? Quantity.Short(range.Min) : $"{Quantity.Short(range.Min)} to {Quantity.Short(range.Max)}";

    private static string FindGuide(string name) => RepositoryRoot.Combine("docs", "guides", name);

    /// <summary>A table with a column of FLOPs.</summary>
    [GeneratedRegex(@"(?<head>\| preset \|[^\n]* FLOPs [^\n]*\n\|[-|]+\|\n)(\|[^\n]*\n)*", RegexOptions.ExplicitCapture)]
    private static partial Regex Table();
}
