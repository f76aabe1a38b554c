using CsCheck;
using Osnas.Core.Tests;
using Osnas.Graph;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>A path of a unified supernet computes what the decoded model computes, and both cost what the table says.</summary>
public sealed class UnifiedPathTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void Every_path_equals_the_model_of_the_same_weights()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var supernet = new UnifiedSpace.Supernet();
        var images = RandomImages.Batch(4);
        Assert.Equal(9 * 19, UnifiedSpace.Spec.ArchitectureCount);
        foreach (var architecture in UnifiedSpace.Architectures.Where((_, index) => index % 7 == 0))
        {
            supernet.SetActivateArchitecture(architecture);
            using var model = new UnifiedSpace.Model(architecture);
            model.LoadFrom(supernet);

            supernet.train();
            model.train();
            AssertSame(supernet.call(images), model.call(images));

            // That batch moved the statistics of both alike.
            supernet.eval();
            model.eval();
            AssertSame(supernet.call(images), model.call(images));
        }
    }

    [Fact]
    public void The_order_of_sub_blocks_makes_no_difference()
    {
        using var scope = NewDisposeScope();
        using var supernet = new UnifiedSpace.Supernet();
        supernet.eval();
        var images = RandomImages.Batch(2);
        supernet.SetActivateArchitecture(new(3, 0, 1, 1, 2, 1));
        var output = supernet.call(images);

        Assert.Equal(new(0, 3, 1, 2, 1, 1), supernet.ActiveArchitecture);
        supernet.SetActivateArchitecture(new(0, 3, 1, 2, 1, 1));
        AssertSame(output, supernet.call(images));
        using var model = new UnifiedSpace.Model(new(3, 0, 1, 1, 2, 1));
        Assert.Equal(new(0, 3, 1, 2, 1, 1), model.Architecture);
    }

    [Theory]
    [InlineData(
        "1,1,1,0,0,0", "UnifiedSpace: layer 0 (4->4 s1) has expansion 0, because 3 of its 3 sub-blocks are zero; MinExpansionRate is 1.")]
    [InlineData("0,0", "UnifiedSpace: the architecture has 2 choices; the space has 2 search layers x 3 sub-blocks, so 6.")]
    public void What_is_no_architecture_is_refused(string text, string message)
    {
        using var supernet = new UnifiedSpace.Supernet();

        Assert.StartsWith(
            message,
            Assert.Throws<ArgumentException>(() => supernet.SetActivateArchitecture(Architecture.Parse(text))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            message,
            Assert.Throws<ArgumentException>(() => new UnifiedSpace.Model(Architecture.Parse(text))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>
    /// OSNASLib's decoded block has no first convolution at expansion 1, so that it isn't the supernet's path there; ours is.
    /// </summary>
    [Fact]
    public void Expansion_1_expands_too()
    {
        using var model = new UnifiedSpace.Model(new(0, 1, 1, 0, 1, 1));

        Assert.Equal([4, 4, 1, 1], model.state_dict()["search0.expand.conv.weight"].shape);
    }

    [Fact]
    public void Table_graph_module_and_path_agree_on_random_spaces() => RandomSpaces.Unified.Sample(
        spec =>
        {
            using var scope = NewDisposeScope();
            using var supernet = new AnySpace.Supernet(spec);
            supernet.eval();
            var costs = new CostModel(spec);
            var architecture = new Architecture(LayerChoices.Of(spec).SelectMany(layer => layer[layer.Count * 2 / 3].Reverse()));
            using var model = new AnySpace.Model(spec, architecture);
            model.eval();
            supernet.SetActivateArchitecture(architecture);
            model.LoadFrom(supernet);
            var image = randn(1, 3, spec.InputSize.Height, spec.InputSize.Width);
            var counter = new MacCounter(model);
            var output = model.call(image);

            Assert.Equal(costs.SupernetParams, supernet.parameters().Sum(parameter => parameter.numel()));
            var sum = Cost.Sum(architecture.Select((choice, row) => costs[row, choice]!.Value).Append(costs.Base));
            Assert.Equal(sum, costs.Of(architecture));
            Assert.Equal(sum, new Cost(counter.Macs, model.parameters().Sum(parameter => parameter.numel())));
            AssertSame(output, supernet.call(image));
        },
        iter: 25,
        threads: 1);

    private static void AssertSame(Tensor expected, Tensor actual) =>
        Assert.InRange((expected - actual).abs().max().item<float>(), 0, Tolerance);
}
