using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class ArchParamTests
{
    [Fact]
    public void They_start_near_zero_with_a_row_per_layer()
    {
        using var supernet = new TinySpace.Supernet();
        supernet.InitializeArchParam();
        var parameters = supernet.GetArchParam();

        Assert.Equal([[3], [3], [3]], parameters.Select(row => row.shape));
        // Ten deviations.
        Assert.All(parameters.SelectMany(row => row.data<float>().ToArray()), value => Assert.InRange(value, -0.01f, 0.01f));
        Assert.All(parameters, row => Assert.True(row.requires_grad));
    }

    [Fact]
    public void They_are_not_among_the_weights()
    {
        using var supernet = new TinySpace.Supernet();
        var before = supernet.parameters().Count();
        supernet.InitializeArchParam();

        Assert.Equal(before, supernet.parameters().Count());
    }

    [Fact]
    public void The_best_is_the_greatest_of_the_allowed_candidates()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        supernet.InitializeArchParam();
        float[][] values = [[0, 2, 1], [0, 9, 1], [3, 2, 1]];
        using (no_grad())
        {
            foreach (var (row, value) in supernet.GetArchParam().Zip(values))
                row.copy_(tensor(value));
        }

        Assert.Equal(new(1, 2, 0), supernet.GetBestArchParam());
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void The_best_of_a_matrix_is_found_as_well(ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        supernet.SetArchParam(tensor(new[,] { { 0.0, 2, 1 }, { 0, 9, 1 }, { 3, 2, 1 } }, type, requires_grad: true));

        Assert.Equal(new(1, 2, 0), supernet.GetBestArchParam());
    }

    [Fact]
    public void The_gradient_of_a_matrix_reaches_it()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        var matrix = randn([3, 3], requires_grad: true);
        supernet.SetArchParam(matrix);
        supernet.SetForwardState(ForwardState.Softmax);

        supernet.call(RandomImages.Batch(4)).square().sum().backward();

        var gradient = matrix.grad!;
        Assert.Equal(0, gradient[1, 1].item<float>()); // not allowed: takes no part
        Assert.Equal(8, gradient.count_nonzero().item<long>());
    }

    [Theory]
    [InlineData(new long[] { 3, 2 }, "3, 2")]
    [InlineData(new long[] { 2, 3 }, "2, 3")]
    [InlineData(new long[] { 9 }, "9")]
    public void A_matrix_of_another_shape_is_refused(long[] shape, string shown)
    {
        using var supernet = new TinySpace.Supernet();
        using var matrix = zeros(shape);

        var exception = Assert.Throws<ArgumentException>(() => supernet.SetArchParam(matrix));

        Assert.StartsWith(
            $"TinySpace: the architecture parameters are [{shown}]; they must be [3, 3].", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_that_werent_created_cannot_be_asked_for()
    {
        using var supernet = new TinySpace.Supernet();

        Assert.Equal(
            "TinySpace: there are no architecture parameters; call InitializeArchParam first.",
            Assert.Throws<InvalidOperationException>(supernet.GetArchParam).Message);
        Assert.Equal(
            "TinySpace: there are no architecture parameters; call InitializeArchParam or SetArchParam first.",
            Assert.Throws<InvalidOperationException>(supernet.GetBestArchParam).Message);
    }
}
