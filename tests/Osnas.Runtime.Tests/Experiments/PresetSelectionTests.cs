using Osnas.Data;
using Osnas.Experiments;
using Osnas.LookUpTables;
using Osnas.Spaces;

namespace Osnas.Runtime.Tests;

public sealed class PresetSelectionTests
{
    [Theory]
    [InlineData(64, "flops<=20M", "small-64")]
    [InlineData(64, "flops<=60M", "medium-64")]
    [InlineData(64, "flops<=2M", "tiny-64")]
    [InlineData(28, "flops<=2M", "small-28")]
    [InlineData(32, "flops<=30M", "medium-32")]
    [InlineData(480, "flops<=300M", "medium-224")]
    [InlineData(480, "flops<=20M", "small-128")]
    [InlineData(480, "flops<=3M", "tiny-96")]
    [InlineData(64, "params<=100k", "tiny-64")]
    [InlineData(64, "10M<=flops<=30M", "small-64")]
    public void The_nearest_input_size_whose_range_holds_the_budget_is_chosen(int side, string budget, string expected)
    {
        var selection = PresetSelection.Choose(new ImageFacts(side), [ConstraintText.Parse(budget)]);

        Assert.Equal(expected, selection.Preset.Name);
        Assert.Contains($"images of {side} pixels", selection.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(48, "small-64")]
    [InlineData(28, "small-28")]
    [InlineData(32, "small-32")]
    [InlineData(100, "small-96")]
    [InlineData(4000, "medium-224")]
    public void Without_a_budget_the_middle_preset_of_the_nearest_input_size_is_chosen(int side, string expected)
    {
        Assert.Equal(expected, PresetSelection.Choose(new ImageFacts(side), []).Preset.Name);
        Assert.Equal(expected, PresetSelection.Choose(new ImageFacts(side), [new(InfoMetric.Latency, AtMost: 5)]).Preset.Name);
    }

    [Fact]
    public void A_budget_that_no_preset_holds_is_told()
    {
        var selection = PresetSelection.Choose(new ImageFacts(64), [ConstraintText.Parse("flops<=100k")]);

        Assert.Equal("tiny-28", selection.Preset.Name);
        Assert.StartsWith(
            "tiny-28 is nearest to the budget, which is in the range of no preset", selection.Reason, StringComparison.Ordinal);
    }

    /// <summary>The search runs at the given size: tiny-32 holds 800k at 32 pixels, but not at 40.</summary>
    [Theory]
    [InlineData("40", "flops<=800k")]
    [InlineData("48x64", "flops<=5M")]
    [InlineData("16", "flops<=2M")]
    public void The_costs_are_those_at_the_size_and_the_classes_that_are_searched(string text, string budget)
    {
        var (size, bound) = (ImageSize.Parse(text), ConstraintText.Parse(budget));

        var selection = PresetSelection.Choose(new DataOptions { InputSize = size, Classes = 4 }, [bound])!;

        var costs = selection.Preset.Space.CreateLookUpTable(size, 4).GetStatistics(InfoMetric.Flops);
        Assert.InRange(bound.AtMost, costs.Min, costs.Max);
        Assert.Contains(
            $"(images of {size} pixels; at {size} pixels with 4 classes, its architectures have {costs.Min:N0} to {costs.Max:N0} FLOPs)",
            selection.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_classes_are_those_of_the_data()
    {
        using var folder = new TemporaryFolder();
        var table = folder["gray.csv"];
        File.WriteAllLines(table, Enumerable.Range(0, 6).Select(index => $"{string.Join(',', new int[64])},{index % 3}"));

        foreach (var size in new ImageSize?[] { null, 40 })
            Assert.Contains(
                "with 3 classes",
                PresetSelection.Choose(new DataOptions { Source = table, InputSize = size }, [ConstraintText.Parse("flops<=2M")])!.Reason,
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(48, "flops<=300M", "; pictures of 48 pixels are scaled up to 224x224)")]
    [InlineData(10, "", "; pictures of 10 pixels are scaled up to 28x28)")]
    [InlineData(48, "flops<=20M", " FLOPs)")]
    [InlineData(32, "flops<=20M", " FLOPs)")]
    public void That_images_become_much_larger_is_told(int side, string budget, string expected)
    {
        var selection = PresetSelection.Choose(new ImageFacts(side), budget.Length == 0 ? [] : [ConstraintText.Parse(budget)]);

        Assert.EndsWith(expected, selection.Reason, StringComparison.Ordinal);
    }

    /// <summary>Each budget from 0.5 to 300 million FLOPs is in the range of a preset.</summary>
    [Fact]
    public void All_budgets_have_a_preset()
    {
        CostStatistics[] costs =
        [
            .. PresetCatalog.Designed.Select(preset => preset.Space.Spec)
                .Select(spec => new CostModel(spec).ToStatistics(InfoMetric.Flops)),
        ];
        for (var budget = 0.5e6; budget <= 300e6; budget *= 1.2)
            Assert.Contains(costs, range => range.Min <= budget && budget <= range.Max);
        Assert.Equal([28, 32, 64, 96, 128, 224], PresetCatalog.Designed.Select(preset => preset.Space.Spec.InputSize.Height).Distinct());
    }

    [Fact]
    public void A_configuration_has_the_chosen_preset_and_the_reason()
    {
        var document = ConfigDocument.Parse(
            "search.yml",
            "agent:\n  preset: auto\ndataset:\n  dataset_path: x\n  input_size: 64\n  classes: 10\nsearch_utility:\n  budgets: 20M",
            []);

        var options = SearchConfig.Read(document, "name", new());

        Assert.Equal("small-64", options.Space);
        Assert.Equal(
            "agent.preset auto: small-64 has the nearest input size among the presets whose range holds the budget (images of "
            + "64x64 pixels; at 64x64 pixels with 10 classes, its architectures have 5,852,544 to 33,530,496 FLOPs)",
            Assert.Single(document.Notes));
    }

    [Theory]
    [InlineData(
        "preset: small-64\n  search_space_agent: TinySpace",
        "agent.preset and agent.search_space_agent both choose the space; give only one")]
    [InlineData("preset: smal-64", "'smal-64' is not a preset; did you mean small-64? the command 'presets' lists them")]
    [InlineData("preset: TinySpace", "'TinySpace' is a search space of this program, not a preset; write --space TinySpace")]
    public void A_preset_that_isnt_one_is_told(string agent, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<ConfigException>(
                () => SearchConfig.Read(
                    ConfigDocument.Parse("search.yml", $"agent:\n  {agent}\ndataset:\n  dataset_path: x", []), "name", new())).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Without_data_nothing_is_chosen() =>
        Assert.Contains(
            "dataset.dataset_path is missing",
            Assert.Throws<ConfigException>(
                () => SearchConfig.Read(ConfigDocument.Parse("search.yml", "agent:\n  preset: auto", []), "name", new())).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_training_needs_the_name_of_its_preset() =>
        Assert.Contains(
            "'auto' is for searches; name the preset that the architecture is of",
            Assert.Throws<ConfigException>(
                () => TrainConfig.Read(
                    ConfigDocument.Parse("train.yml", "agent:\n  preset: auto\ndataset:\n  dataset_path: x", []), "name", new())).Message,
            StringComparison.Ordinal);
}
