using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>What the user wrote in the place of generated code runs, and the registry finds it.</summary>
public sealed class OwnClassesTests
{
    private static readonly SearchSpaceRegistration Space = SearchSpaces.Get(nameof(OwnClassesSpace));

    [Fact]
    public void The_registry_makes_the_users_own_supernet_with_its_own_layers()
    {
        using var supernet = Assert.IsType<OwnClassesSpace.Supernet>(Space.CreateSupernet(5, null, null));
        using var input = rand(2, 1, 8, 8);

        using var output = supernet.call(input);
        using var sum = output.sum();
        sum.backward();

        Assert.Equal("search", supernet.Purpose);
        Assert.All(supernet.Layers, layer => Assert.IsType<OwnClassesSpace.Superlayer>(layer));
        Assert.Equal([2, 5], output.shape);
        var scales = supernet.named_parameters().Where(parameter => parameter.name.EndsWith(".scale", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["search0.scale", "search1.scale"], scales.Select(scale => scale.name));
        Assert.All(scales, scale => Assert.NotEqual(0, scale.parameter.grad!.item<float>()));
    }

    [Fact]
    public void A_forward_of_the_users_own_is_that_of_the_model()
    {
        using var model = Space.CreateModel(new(0, 1), 3, null, null);
        using var input = rand(2, 1, 8, 8);

        using var output = model.call(input);

        Assert.All(output.exp().sum(1).data<float>().ToArray(), sum => Assert.Equal(1, sum, 1e-5));
    }

    [Fact]
    public void A_fixed_part_of_the_users_own_counts_in_every_architecture()
    {
        var costs = new CostModel(OwnClassesSpace.Spec);
        var architecture = new Architecture(1, 0);

        var info = OwnClassesSpace.LookUpTable.Create().GetModelInfo(InfoMetric.Flops, architecture);

        Assert.Equal(costs.Of(architecture).Flops + (0.5 * costs.Base.Flops), info);
    }

    [Fact]
    public void The_registry_makes_the_users_own_network()
    {
        using var model =
            Assert.IsType<OwnNetworkSpace.Model>(SearchSpaces.Get(nameof(OwnNetworkSpace)).CreateModel(new(0, 1), 5, null, null));
        using var input = rand(2, 1, 8, 8);
        using var output = model.call(input);

        Assert.Equal([2, 5], output.shape);
        Assert.Equal(2, model.modules().OfType<TorchSharp.Modules.Dropout>().Count());
    }

    [Fact]
    public void Costs_are_those_of_the_users_own_table()
    {
        var own = SearchSpaces.Get(nameof(OwnNetworkSpace)).CreateLookUpTable(8, 3);
        var cells = new CostModel(OwnNetworkSpace.Spec).ToTable(InfoMetric.Params);

        Assert.IsType<OwnNetworkSpace.LookUpTable>(own);
        Assert.Equal(
            (8 * cells[0, 0]) + (4 * cells[1, 1]) + own.GetBaseInfo(InfoMetric.Params), own.GetModelInfo(InfoMetric.Params, new(0, 1)));
        Assert.Equal(
            own.GetStatistics(InfoMetric.Params).Min, own.GetModelInfo(InfoMetric.Params, own.GetStatistics(InfoMetric.Params).Cheapest));
    }
}
