using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>Accuracies on parts of the validation images.</summary>
public sealed class SupernetPartTests
{
    private const int Images = 60;

    /// <summary>The images are divided, whatever the parts are: their correct ones add up to those of all.</summary>
    [Fact]
    public void Parts_add_up_to_the_whole()
    {
        using var supernet = new TinySpace.Supernet();
        using var calibration = RandomImages.Dataset(20, seed: 2);
        using var validation = RandomImages.Dataset(Images);
        var evaluator = new SupernetEvaluator(supernet, calibration, validation, batchSize: 16);
        var whole = evaluator.Evaluate(TinySpace.Architectures).Select(evaluation => evaluation.Fitness * Images).ToArray();

        Assert.Equal(Images, evaluator.Images);
        Assert.Equal(whole, Sum((0, Images)), Same);
        Assert.Equal(whole, Sum((0, 7), (7, 8), (15, 45)), Same);

        IEnumerable<double> Sum(params (int Start, int Count)[] parts) => parts
            .Select(part => evaluator.Evaluate(TinySpace.Architectures, part.Start, part.Count).Select(found => (double)found.Correct))
            .Aggregate((sum, correct) => sum.Zip(correct, (one, other) => one + other));

        static bool Same(double one, double other) => Math.Abs(one - other) < 1e-6;
    }

    /// <summary>
    /// Images of a folder come class by class. A part of them has all classes all the same: a network that says the same of
    /// each image is right about as often in both halves.
    /// </summary>
    [Fact]
    public void A_part_has_images_of_all_classes()
    {
        using var seeded = TorchSeed.Use(1, "test");
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(Images);
        var labels = TensorReads.Read<long>(images.Labels);
        using var byClass = images.Select([.. Enumerable.Range(0, Images).Select(image => (long)image).OrderBy(image => labels[image])]);
        var evaluator = new SupernetEvaluator(supernet, images, byClass, batchSize: 16);

        var first = evaluator.Evaluate(TinySpace.Architectures, 0, Images / 2).Select(part => part.Correct).ToArray();
        var second = evaluator.Evaluate(TinySpace.Architectures, Images / 2, Images / 2).Select(part => part.Correct).ToArray();

        Assert.All(
            first.Zip(second),
            halves => Assert.InRange(halves.First, 0.2 * (halves.First + halves.Second), 0.8 * (halves.First + halves.Second)));
    }
}
