using Osnas.Data;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class ClassificationResultTests
{
    /// <summary>
    /// Seven classes. Of four cats, one is taken for a dog and one for a newt, which has cat in the sixth place; the dog is taken for a
    /// cat; the newts are right. Four of seven: sqrt(4/7 * 3/7 / 7) is 0.187044.
    /// </summary>
    [Fact]
    public void A_network_is_measured_by_class()
    {
        using var scope = NewDisposeScope();
        float[][] logits =
        [
            [9, 1, 2, 3, 4, 5, 6],
            [9, 8, 2, 3, 4, 5, 6],
            [8, 9, 2, 3, 4, 5, 6],
            [1, 3, 9, 4, 5, 6, 0],
            [9, 8, 2, 3, 4, 5, 6],
            [1, 2, 9, 4, 5, 6, 7],
            [3, 2, 9, 4, 5, 6, 7],
        ];
        using var images = new InMemoryDataset(
            tensor(logits.SelectMany(row => row).ToArray(), [7, 7, 1, 1]), tensor(new long[] { 0, 0, 0, 0, 1, 2, 2 }), 7)
        {
            ClassNames = ["cat", "dog", "newt", "a", "b", "c", "d"],
        };
        using var network = nn.Flatten();

        var result = ClassificationResult.Measure(network, images, batchSize: 3);

        Assert.Equal((7, 4.0 / 7, 6.0 / 7, 5), (result.Count, result.Accuracy, result.TopAccuracy, result.TopCount));
        Assert.Equal(0.187044, result.StandardError, 6);
        Assert.Equal([2, 1, 1, 0, 0, 0, 0], result.Confusion[0]);
        Assert.Equal([new("cat", 4, 0.5), new("dog", 1, 0), new("newt", 2, 1), new("a", 0, null)], result.ByClass.Take(4));
        Assert.Equal([new("cat", "dog", 1), new("cat", "newt", 1), new("dog", "cat", 1)], result.Confusions);
        Assert.Equal(result.Accuracy, Accuracy.Measure(network, images));
    }

    [Fact]
    public void Classes_that_the_data_lacks_are_answers_too()
    {
        using var images =
            new InMemoryDataset(tensor(new float[] { 1, 0, 2, 0, 1, 0 }, [2, 3, 1, 1]), tensor(new long[] { 0, 1 }), 2);
        using var network = nn.Flatten();

        var result = ClassificationResult.Measure(network, images);

        Assert.Equal(["0", "1", "2"], result.ClassNames);
        Assert.Equal([new("0", "2", 1)], result.Confusions);
    }
}
