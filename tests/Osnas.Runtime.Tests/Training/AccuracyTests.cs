using Osnas.Data;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class AccuracyTests
{
    /// <summary>Images of one pixel, which is the score of class 0; that of class 1 is zero.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void It_is_the_share_of_images_whose_greatest_logit_is_right(int batchSize)
    {
        using var images =
            new InMemoryDataset(tensor(new[] { 1f, 1, -1, -1, -1 }).reshape(5, 1, 1, 1), tensor(new long[] { 0, 1, 1, 1, 0 }), 2);
        using var network = new OnePixel();

        Assert.Equal(3 / 5.0, Accuracy.Measure(network, images, batchSize), 1e-12);
        Assert.False(network.training);
    }

    private sealed class OnePixel() : nn.Module<Tensor, Tensor>(nameof(OnePixel))
    {
        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var score = input.flatten(1);
            return cat([score, zeros_like(score)], 1).MoveToOuterDisposeScope();
        }
    }
}
