using Osnas.LookUpTables;
using Osnas.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The presets: their names, their design and their budgets.</summary>
public sealed class PresetTests
{
    public static TheoryData<string> All { get; } = [.. PresetCatalog.Names];

    public static TheoryData<string> Designed { get; } = [.. PresetCatalog.Designed.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_preset_is_found_by_its_name_and_that_of_its_class(string name)
    {
        var space = SearchSpaces.GetPreset(name).Space;

        Assert.Equal(name, space.Name);
        Assert.Equal($"Osnas.Presets.{space.Spec.Name}", space.FullName);
        Assert.Equal(name.Replace("-", string.Empty, StringComparison.Ordinal), space.Spec.Name, ignoreCase: true);
        foreach (var other in new[] { name.ToUpperInvariant(), space.FullName, space.QualifiedName })
            Assert.Same(space, SearchSpaces.Get(other));
        Assert.DoesNotContain(space, SearchSpaces.All);
    }

    [Fact]
    public void The_list_has_every_search_space_of_the_library()
    {
        var classes = typeof(SearchSpaces).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(SearchSpaceAttribute), inherit: false))
            .Select(type => type.FullName!);

        Assert.Equal(
            classes.Order(StringComparer.Ordinal),
            PresetCatalog.All.Select(preset => preset.Space.FullName).Order(StringComparer.Ordinal));
    }

    /// <summary>The size of the last map, the place of the budget in the range, and the number of architectures that meet it.</summary>
    [Theory]
    [MemberData(nameof(Designed))]
    public void A_designed_preset_has_a_small_last_map_and_a_budget_in_the_middle(string name)
    {
        var space = SearchSpaces.GetPreset(name).Space;
        var spec = space.Spec;
        var size = spec.MacroCfg.Search.Select(layer => layer.Stride)
            .Concat(spec.MacroCfg.First.Select(block => block.Stride))
            .Aggregate(spec.InputSize, (map, stride) => map.AfterStride(stride));
        var table = space.CreateLookUpTable(spec.InputSize, spec.Classes);
        var costs = table.GetStatistics(InfoMetric.Flops);
        var budget = Assert.Single(spec.Constraints);
        var place = (budget.AtMost - costs.Min) / (costs.Max - costs.Min);
        var count = (double?)new Budget(table, spec.Constraints).Count;

        Assert.EndsWith($"-{spec.InputSize.ShortText}", name, StringComparison.Ordinal);
        Assert.InRange(size.Height, 2, 7);
        Assert.InRange(costs.Min, 0.3e6, 300e6);
        Assert.InRange(place, 0.2, 0.65);
        Assert.True(count is null or > 5000, $"{name}: {count}");
        Assert.True(costs.Percentile(0.001) <= budget.AtMost, name);
        Assert.Contains(spec.MicroCfg, candidate => candidate is { Block: Block.Mobile, Options.SqueezeExcite: true });
        Assert.Equal(3, spec.InputChannels);
    }

    /// <summary>One training step of the path of one candidate, at each input size.</summary>
    [Theory]
    [InlineData("tiny-28")]
    [InlineData("medium-32")]
    [InlineData("small-64")]
    [InlineData("medium-96")]
    [InlineData("small-128")]
    [InlineData("large-224")]
    public void A_designed_preset_trains(string name)
    {
        var space = SearchSpaces.GetPreset(name).Space;
        using var seeded = TorchSeed.Use(1, name);
        using var scope = NewDisposeScope();
        using var model = space.CreateModel(new(Enumerable.Repeat(4, space.Spec.ModelCfgShape.Rows)), 3, null, null);
        model.train();
        var (images, labels) = (rand(2, 3, space.Spec.InputSize.Height, space.Spec.InputSize.Width), tensor(new long[] { 0, 2 }));

        var loss = nn.functional.cross_entropy(model.call(images), labels);
        loss.backward();

        Assert.True(float.IsFinite(loss.item<float>()));
        Assert.All(model.parameters(), parameter => Assert.NotNull(parameter.grad));
    }
}
