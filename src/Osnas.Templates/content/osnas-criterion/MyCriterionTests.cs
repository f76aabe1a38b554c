using Osnas.Data;
using Xunit;
using static TorchSharp.torch;

/// <summary>What the loss is. These tests need libtorch.</summary>
public sealed class MyCriterionTests
{
    /// <summary>Ten classes that are equally likely: cross entropy and entropy are both the logarithm of 10.</summary>
    [Fact]
    public void Equals_the_value_of_the_formula()
    {
        using var logits = zeros(4, 10);
        using var batch = new Batch(zeros(4, 1, 8, 8), zeros([4], int64));

        using var loss = new MyCriterion(weight: 0.1).Measure(logits, batch);

        Assert.Equal(0.9 * Math.Log(10), loss.item<float>(), precision: 5);
    }
}
