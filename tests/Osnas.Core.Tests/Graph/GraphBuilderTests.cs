using Osnas.Graph;

namespace Osnas.Core.Tests;

public sealed class GraphBuilderTests
{
    /// <summary>What can't be built, and what the user reads then.</summary>
    public static TheoryData<string, Action<GraphBuilder>> Faults => new()
    {
        { "4 groups don't divide 18 channels", graph => graph.Conv2d("conv", graph.Input, 16, 3, groups: 4) },
        { "3 groups don't divide 16 channels", graph => graph.Conv2d("conv", graph.Input, 16, 3, groups: 3) },
        {
            "a kernel that spans 9 pixels doesn't fit in 6 pixels with padding 0",
            graph => graph.Conv2d("conv", graph.Input, 16, 5, padding: 0, dilation: 2)
        },
        { "the number of out-channels must be at least 1, not 0", graph => graph.Conv2d("conv", graph.Input, 0, 3) },
        { "the kernel size must be at least 1, not 0", graph => graph.Conv2d("conv", graph.Input, 16, 0, padding: 0) },
        { "the stride must be at least 1, not 0", graph => graph.Conv2d("conv", graph.Input, 16, 3, stride: 0) },
        { "the padding must be at least 0, not -2", graph => graph.Conv2d("conv", graph.Input, 16, 3, padding: -2) },
        { "the dilation must be at least 1, not 0", graph => graph.Conv2d("conv", graph.Input, 16, 3, padding: 1, dilation: 0) },
        { "the number of groups must be at least 1, not 0", graph => graph.Conv2d("conv", graph.Input, 16, 3, groups: 0) },
        { "a window of 7 pixels doesn't fit in 6 pixels with padding 0", graph => graph.MaxPool2d(graph.Input, 7, 1) },
        {
            "the padding of a pool must be at most half of its window of 3 pixels, not 2",
            graph => graph.AvgPool2d(graph.Input, 3, 1, padding: 2)
        },
        { "the stride must be at least 1, not 0", graph => graph.AvgPool2d(graph.Input, 3, 0) },
        {
            "a linear layer takes a vector, but its input is a map of 6x6; put global_average before it",
            graph => graph.Linear("linear", graph.Input, 10)
        },
        { "the number of features must be at least 1, not 0", graph => graph.Linear("linear", graph.GlobalAvgPool(graph.Input), 0) },
        { "it adds maps of different shapes: 18x6x6, 18x1x1", graph => graph.Add(graph.Input, graph.GlobalAvgPool(graph.Input)) },
        { "it multiplies a 18x6x6 map by 18x6x6 weights", graph => graph.Mul(graph.Input, graph.Input) },
        { "it concatenates maps of different sizes: 18x6x6, 18x1x1", graph => graph.Concat(graph.Input, graph.GlobalAvgPool(graph.Input)) },
        { "it takes the channels 9 to 18 of 18", graph => graph.ChannelSlice(graph.Input, 9, 10) },
        { "the 4 groups of a channel shuffle don't divide 18 channels", graph => graph.ChannelShuffle(graph.Input, 4) },
        { "the number of groups must be at least 1, not 0", graph => graph.ChannelShuffle(graph.Input, 0) },
        { "the stride must be at least 1, not 0", graph => graph.Zero(graph.Input, 18, 0) },
        { "squeeze-excite with reduction 20 needs at least 20 channels, not 18", graph => graph.SqueezeExcite("se", graph.Input, 20) },
        { "99 isn't a defined activation", graph => graph.Activate("act", graph.Input, (Activation)99) },
        { "two operations are named 'bn'", graph => graph.BatchNorm2d("bn", graph.BatchNorm2d("bn", graph.Input)) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_built_says_why(string message, Action<GraphBuilder> build)
    {
        var exception = Assert.Throws<GraphException>(() => build(new(new(18, 6))));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void Channels_are_sliced_joined_and_shuffled()
    {
        var graph = new GraphBuilder(new(18, 6));
        var slice = graph.ChannelSlice(graph.Input, 10, 8);
        var joined = graph.Concat(graph.Input, slice);

        Assert.Equal(new TensorShape(8, 6), slice.Shape);
        Assert.Equal(new TensorShape(26, 6), joined.Shape);
        Assert.Equal(new TensorShape(26, 6), graph.ChannelShuffle(joined, 2).Shape);
    }

    /// <summary>Weights and biases of C to C/4 and back: 18 -> 4 -> 18.</summary>
    [Fact]
    public void Squeeze_excite_costs_two_convolutions_of_one_pixel()
    {
        var graph = new GraphBuilder(new(18, 6));
        var output = graph.SqueezeExcite("se", graph.Input);

        Assert.Equal(graph.Input.Shape, output.Shape);
        Assert.Equal(new Cost(18 * 4 * 2, (18 * 4 * 2) + 4 + 18), graph.Build(output).Cost);
    }

    [Theory]
    [InlineData(Activation.None, 0)]
    [InlineData(Activation.Relu, 0)]
    [InlineData(Activation.HSwish, 0)]
    [InlineData(Activation.Swish, 0)]
    [InlineData(Activation.PlainRelu, 0)]
    [InlineData(Activation.PRelu, 18)]
    public void Only_PRelu_has_parameters(Activation activation, long expected)
    {
        var graph = new GraphBuilder(new(18, 6));
        var output = graph.Activate("act", graph.Input, activation);

        Assert.Equal(new Cost(0, expected), graph.Build(output).Cost);
    }

    [Fact]
    public void The_last_node_is_the_output_also_when_more_was_built()
    {
        var graph = new GraphBuilder(new(18, 6));
        var output = graph.ConvBnAct("conv", graph.Input, 20, 3);
        graph.GlobalAvgPool(output);

        Assert.Equal(new TensorShape(20, 6), graph.Build(output).Output);
    }

    [Fact]
    public void A_graph_without_operations_is_the_identity()
    {
        var graph = new GraphBuilder(new(18, 6));
        var built = graph.Build(graph.Input);

        Assert.Equal(graph.Input.Shape, built.Output);
        Assert.IsType<IdentityOp>(Assert.Single(built.Nodes).Op);
    }

    [Fact]
    public void Graphs_of_equal_operations_are_equal()
    {
        Assert.Equal(Build(20), Build(20));
        Assert.NotEqual(Build(20), Build(21));

        static OpGraph Build(int outChannels)
        {
            var graph = new GraphBuilder(new(18, 6));
            return graph.Build(graph.ConvBnAct("conv", graph.Input, outChannels, 3, activation: Activation.Relu));
        }
    }
}
