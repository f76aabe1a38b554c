using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Batch norms in training, with and without an activation behind them, against those of torch in double precision.</summary>
public sealed class NormFunctionTests
{
    /// <summary>Channels that fill vectors and others, few pixels and many, and the three activations.</summary>
    [Theory]
    [InlineData(2, 2, 3, null)]
    [InlineData(8, 7, 4, ActivationFunction.Relu6)]
    [InlineData(24, 16, 16, ActivationFunction.Relu6)]
    [InlineData(29, 5, 3, ActivationFunction.Relu)]
    [InlineData(144, 16, 16, ActivationFunction.Relu6)]
    [InlineData(40, 3, 9, null)]
    public void Output_gradients_and_statistics_are_those_of_torch(int channels, int height, int width, ActivationFunction? activation)
    {
        using var scope = NewDisposeScope();
        var values = Values.Draw(channels, height, width);

        var expected = Run(values, ScalarType.Float64, (norm, input) => Activate(norm.call(input), activation));
        var actual = Run(values, ScalarType.Float32, Own(activation));

        AssertClose(expected, actual);
    }

    /// <summary>Torch sums the gradient of another order of memory in another way, which is left to it.</summary>
    [Fact]
    public void A_gradient_of_another_order_is_as_good()
    {
        using var scope = NewDisposeScope();
        var values = Values.Draw(12, 6, 5);
        values = values with { Slope = values.Slope.contiguous() };

        var expected = Run(values, ScalarType.Float64, (norm, input) => norm.call(input).relu6());
        var actual = Run(values, ScalarType.Float32, Own(ActivationFunction.Relu6));

        AssertClose(expected, actual);
    }

    [Fact]
    public void Without_gradients_the_output_is_the_same_in_the_memory_of_the_input()
    {
        using var scope = NewDisposeScope();
        var values = Values.Draw(24, 8, 8);
        var (first, second) = (Create(values, ScalarType.Float32), Create(values, ScalarType.Float32));
        var expected = Call(first, ActivationFunction.Relu6).Run(values.Input.to(ScalarType.Float32));

        using var noGrad = no_grad();
        var input = values.Input.to(ScalarType.Float32);
        var actual = Call(second, ActivationFunction.Relu6).Run(input);

        Assert.True(actual.equal(expected).all().item<bool>());
        Assert.True(input.equal(actual).all().item<bool>());
        Assert.True(first.running_var!.equal(second.running_var!).all().item<bool>());
        Assert.Equal(1, second.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Other_inputs_and_modules_are_left_to_torch()
    {
        using var scope = NewDisposeScope();
        using var norm = nn.BatchNorm2d(8);
        var call = Call(norm, null);
        var map = rand(4, 5, 5, 8).permute(0, 3, 1, 2);

        Assert.True(call.IsFor(map));
        Assert.False(call.IsFor(map.contiguous()));
        Assert.False(call.IsFor(map.to(ScalarType.BFloat16)));
        Assert.False(call.IsFor(rand(4, 8, 1, 1)));
        norm.eval();
        Assert.False(call.IsFor(map));
        norm.train();
        norm.momentum = null;
        Assert.False(call.IsFor(map));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var norm = nn.BatchNorm2d(8);
        var call = Call(norm, ActivationFunction.Relu6);
        LiveTensors.AssertConstant(5, () =>
        {
            using var scope = NewDisposeScope();
            call.Run(rand(4, 5, 5, 8).permute(0, 3, 1, 2).requires_grad_(true)).sum().backward();
            (norm.weight!.grad, norm.bias!.grad) = (null, null);
        });
    }

    private static NormCall Call(BatchNorm2d norm, ActivationFunction? activation) =>
        new(norm, activation, OwnsInput: true, OwnsSlope: true);

    private static Func<BatchNorm2d, Tensor, Tensor> Own(ActivationFunction? activation) => (norm, input) =>
    {
        var call = Call(norm, activation);
        Assert.True(call.IsFor(input));
        return call.Run(input);
    };

    private static Tensor Activate(Tensor map, ActivationFunction? activation) => activation switch
    {
        null => map,
        ActivationFunction.Relu => map.relu(),
        ActivationFunction.Relu6 => map.relu6(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    private static BatchNorm2d Create(Values values, ScalarType type)
    {
        var norm = nn.BatchNorm2d(values.Input.shape[1], momentum: 0.3);
        norm.to(type);
        using var noGrad = no_grad();
        norm.weight!.copy_(values.Scale);
        norm.bias!.copy_(values.Shift);
        return norm;
    }

    private static Tensor[] Run(Values values, ScalarType type, Func<BatchNorm2d, Tensor, Tensor> compute)
    {
        var norm = Create(values, type);
        var input = values.Input.detach().to(type).requires_grad_(true);
        var output = compute(norm, input);
        var value = output.detach().clone();
        output.backward([values.Slope.to(type)]);
        return [value, input.grad!, norm.weight!.grad!, norm.bias!.grad!, norm.running_mean!, norm.running_var!];
    }

    private static void AssertClose(Tensor[] expected, Tensor[] actual)
    {
        foreach (var (exact, own) in expected.Zip(actual))
        {
            Assert.Equal(exact.shape, own.shape);
            var difference = (own.to(ScalarType.Float64) - exact).abs().max().item<double>();
            Assert.InRange(difference, 0, 2e-5 * (1 + exact.abs().max().item<double>()));
        }
    }

    /// <summary>Maps of channels-last order, and weights for which the activation cuts off some values above and below.</summary>
    private sealed record Values(Tensor Input, Tensor Slope, Tensor Scale, Tensor Shift)
    {
        public static Values Draw(int channels, int height, int width)
        {
            const int Images = 6;
            long[] shape = [Images, height, width, channels];
            return new(
                (SameNumbers.Uniform(shape, seed: 1) + 0.2).permute(0, 3, 1, 2),
                SameNumbers.Uniform(shape, seed: 2).permute(0, 3, 1, 2),
                (4 * SameNumbers.Uniform([channels], seed: 3)) + 0.1,
                (4 * SameNumbers.Uniform([channels], seed: 4)) + 2);
        }
    }
}
