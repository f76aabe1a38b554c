using Osnas.Blocks;
using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>1x1 convolutions with a stride, whose gradients oneDNN gets wrong where channels are few.</summary>
public sealed class StridedPointwiseTests
{
    /// <summary>Less than a hundredth of what is wrong, and more than a hundred times what float32 rounds in sums of 1,024.</summary>
    private const double Tolerance = 1e-2;

    [Theory]
    [InlineData(2, 16)]
    [InlineData(2, 15)]
    [InlineData(4, 16)]
    public void Gradients_are_those_of_double_precision(int stride, int size)
    {
        for (var channels = 1; channels <= 20; channels++)
        {
            using var scope = NewDisposeScope();
            var options = new BlockOptions { KernelSize = 1, Activation = Activation.None, BatchNorm = false };
            using var module = new GraphModule(BlockRegistry.Build(Block.Conv, new(channels, 8, stride, options), new(channels, size)));
            SameNumbers.Fill(module, seed: channels);
            var images = SameNumbers.Uniform([16, channels, size, size], seed: 2);
            var weight = module.parameters().First(parameter => parameter.dim() == 4).detach().requires_grad_();
            var output = nn.functional.conv2d(images, weight, strides: [stride, stride]);
            var direction = SameNumbers.Uniform(output.shape, seed: 3);
            (output * direction).sum().backward();

            module.to(ScalarType.Float32);
            using var input = MemoryLayout.ToChannelsLast(images.to(ScalarType.Float32));
            var actual = module.call(input);
            (actual * direction.to(ScalarType.Float32)).sum().backward();

            var gradient = module.parameters().First(parameter => parameter.dim() == 4).grad!.to(ScalarType.Float64);
            Assert.Equal(output.shape, actual.shape);
            Assert.InRange((actual.to(ScalarType.Float64) - output).abs().max().item<double>(), 0, Tolerance);
            Assert.InRange((gradient - weight.grad!).abs().max().item<double>(), 0, Tolerance);
        }
    }
}
