using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>What the graph of a block says of its TorchSharp module is true of it.</summary>
public sealed class BlockModuleTests
{
    private const int Samples = 30;
    private const int Images = 2;

    public static TheoryData<string> Names => [.. BlockCatalog.BuiltIn.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_module_is_what_its_graph_says(string name) => RandomBlock.Sample(name, Samples, Check);

    private static void Check(OpGraph graph)
    {
        using var scope = NewDisposeScope();
        using var module = new GraphModule(graph);
        var counter = new MacCounter(module);
        var input = randn(Images, graph.Input.Channels, graph.Input.Height, graph.Input.Width);
        var before = input.clone();
        var output = module.call(input);

        long[] expected = graph.GivesVector
            ? [Images, graph.Output.Channels]
            : [Images, graph.Output.Channels, graph.Output.Height, graph.Output.Width];
        Assert.Equal(expected, output.shape);
        Assert.Equal(graph.Cost.Params, module.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(graph.Cost.Flops * Images, counter.Macs);
        Assert.True(before.equal(input).all().item<bool>(), "The input was overwritten.");
    }
}
