using Osnas.Graph;

namespace Osnas.Core.Tests;

public sealed class ConvolutionTests
{
    // Sizes as libtorch 2.10.0 gives them.
    [Theory]
    [InlineData(224, 7, 2, 3, 1, 112)]
    [InlineData(225, 3, 2, 1, 1, 113)]
    [InlineData(15, 3, 1, 1, 2, 13)]
    [InlineData(15, 3, 1, 2, 2, 15)]
    [InlineData(14, 3, 4, 1, 1, 4)]
    [InlineData(15, 3, 4, 1, 1, 4)]
    [InlineData(7, 7, 1, 0, 1, 1)]
    [InlineData(1, 3, 1, 1, 1, 1)]
    [InlineData(2, 3, 2, 1, 1, 1)]
    [InlineData(15, 5, 2, 4, 2, 8)]
    [InlineData(7, 1, 2, 0, 1, 4)]
    [InlineData(10, 3, 3, 0, 1, 3)]
    public void Size_is_that_of_libtorch(int size, int kernelSize, int stride, int padding, int dilation, int expected)
    {
        var graph = new GraphBuilder(new(1, size));
        var output = graph.Conv2d("conv", graph.Input, 1, kernelSize, stride, padding, dilation);

        Assert.Equal(new TensorShape(1, expected), output.Shape);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 3)]
    public void Same_padding_keeps_the_size_at_stride_1_and_rounds_up_at_others(int kernelSize, int dilation)
    {
        foreach (var size in Enumerable.Range(1, 17))
        {
            foreach (var stride in (int[])[1, 2, 4])
            {
                var graph = new GraphBuilder(new(1, size));
                var output = graph.Conv2d("conv", graph.Input, 1, kernelSize, stride, dilation: dilation);

                Assert.Equal((int)Math.Ceiling((double)size / stride), output.Shape.Height);
            }
        }
    }

    [Fact]
    public void Height_and_width_are_independent()
    {
        var graph = new GraphBuilder(new(3, 9, 6));
        var output = graph.Conv2d("conv", graph.Input, 8, 3, 2);

        Assert.Equal(new TensorShape(8, 5, 3), output.Shape);
        Assert.Equal(new Cost(5 * 3 * 8 * 27, 8 * 27), graph.Build(output).Cost);
    }

    [Fact]
    public void Groups_divide_the_cost_and_a_bias_adds_to_the_parameters_only()
    {
        var graph = new GraphBuilder(new(16, 10));
        var output = graph.Conv2d("conv", graph.Input, 32, 3, groups: 4, bias: true);

        Assert.Equal(new Cost(100 * 32 * 9 * 4, (32 * 9 * 4) + 32), graph.Build(output).Cost);
    }

    [Fact]
    public void A_number_beyond_64_bits_is_an_error_and_not_another_number()
    {
        var pointwise = new Conv2dOp(1 << 28, 1 << 28, 1, 1, 0, 1, 1, Bias: false);

        Assert.Throws<OverflowException>(() => pointwise.Macs(new(1 << 28, 1 << 16)));
    }
}
