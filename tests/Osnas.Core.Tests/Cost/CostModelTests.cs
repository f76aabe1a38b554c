using CsCheck;

namespace Osnas.Core.Tests;

public sealed class CostModelTests
{
    public static TheoryData<InfoMetric> Metrics => [InfoMetric.Flops, InfoMetric.Params];

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Cells_and_base_are_the_cost_of_every_architecture(InfoMetric metric) => RandomSpaces.Spec.Sample(spec =>
    {
        var costs = new CostModel(spec);
        var table = costs.ToTable(metric).CheckShape(spec.ModelCfgShape, spec.Name);

        Assert.All(RandomSpaces.Enumerate(spec), architecture =>
            Assert.Equal(costs.Of(architecture, metric), costs.BaseOf(metric) + table.Sum(architecture)));
    });

    [Fact]
    public void Cells_that_arent_allowed_are_NaN()
    {
        var costs = new CostModel(SmallSpace.Spec);
        var table = costs.ToTable(InfoMetric.Params);

        Assert.Null(costs[0, 2]);
        Assert.True(double.IsNaN(table[0, 2]));
        Assert.Equal(0, table[0, 1]);
        Assert.True(double.IsNaN(table[1, 1]));
    }

    /// <summary>
    /// The stem gives 16 pixels, the second layer 8. Architecture 0,2,1 is a mobile block 8 -> 16 -> 8, a mixconv
    /// 8 -> 16 with kernels 3 and 5 of 4 channels each, and a skip.
    /// </summary>
    [Fact]
    public void A_small_network_costs_what_pencil_and_paper_say()
    {
        long first = 16 * 16 * 8 * 27;
        long mobile = 16 * 16 * ((8 * 16) + (9 * 16) + (16 * 8));
        long mixed = 8 * 8 * ((9 * 4) + (25 * 4) + (8 * 16));
        long last = (8 * 8 * 16 * 32) + (32 * 10);
        long firstParams = (8 * 27) + 16;
        long mobileParams = (8 * 16) + (9 * 16) + (16 * 8) + 32 + 32 + 16;
        long mixedParams = (9 * 4) + (25 * 4) + (8 * 16) + 16 + 32;
        long lastParams = (16 * 32) + 64 + (32 * 10) + 10;
        var costs = new CostModel(SmallSpace.Spec);

        Assert.Equal(new Cost(first + last, firstParams + lastParams), costs.Base);
        Assert.Equal(new Cost(mobile, mobileParams), costs[0, 0]);
        Assert.Equal(new Cost(mixed, mixedParams), costs[1, 2]);
        Assert.Equal(
            new Cost(first + mobile + mixed + last, firstParams + mobileParams + mixedParams + lastParams),
            costs.Of(new(0, 2, 1)));
    }

    /// <summary>The same network on 32x64 pixels: the stem gives 16x32, the second layer 8x16. The parameters are the same.</summary>
    [Fact]
    public void A_rectangular_image_costs_what_pencil_and_paper_say()
    {
        long first = 16 * 32 * 8 * 27;
        long mobile = 16 * 32 * ((8 * 16) + (9 * 16) + (16 * 8));
        long mixed = 8 * 16 * ((9 * 4) + (25 * 4) + (8 * 16));
        long last = (8 * 16 * 16 * 32) + (32 * 10);
        var (square, tall) = (new CostModel(SmallSpace.Spec), new CostModel(SmallSpace.Spec, new ImageSize(64, 32)));
        var wide = new CostModel(SmallSpace.Spec with { InputSize = new(32, 64) });

        Assert.Equal(new Cost(first + mobile + mixed + last, square.Of(new(0, 2, 1)).Params), wide.Of(new(0, 2, 1)));
        Assert.Equal(wide.Of(new(0, 2, 1)), tall.Of(new(0, 2, 1)));
        Assert.Equal(wide.Of(new(0, 0, 1)), new CostModel(SmallSpace.Spec, new ImageSize(32, 64)).Of(new(0, 0, 1)));
    }

    [Fact]
    public void Another_number_of_classes_changes_the_classifier_alone()
    {
        var ten = new CostModel(SmallSpace.Spec);
        var hundred = new CostModel(SmallSpace.Spec, classes: 100);

        Assert.Equal(new Cost(90 * 32, 90 * 33), new(hundred.Base.Flops - ten.Base.Flops, hundred.Base.Params - ten.Base.Params));
        Assert.Equal(ten[0, 0], hundred[0, 0]);
    }

    [Fact]
    public void An_architecture_of_another_space_has_no_cost() =>
        Assert.Throws<ArgumentException>(() => new CostModel(SmallSpace.Spec).Of(new(0, 0)));

    [Fact]
    public void Latency_is_not_computed()
    {
        var exception = Assert.Throws<NotSupportedException>(() => new CostModel(SmallSpace.Spec).ToTable(InfoMetric.Latency));

        Assert.Equal("Latency is measured, not computed.", exception.Message);
    }

    [Fact]
    public void Costs_dont_overflow_in_silence() =>
        Assert.Throws<OverflowException>(() => new Cost(long.MaxValue, 0) + new Cost(1, 0));
}
