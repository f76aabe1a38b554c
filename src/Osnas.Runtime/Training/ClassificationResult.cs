using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>The predictions of a network for labelled images.</summary>
public sealed class ClassificationResult
{
    /// <summary>The maximum of <see cref="TopCount"/>.</summary>
    public const int Top = 5;

    private readonly long[][] _confusion;
    private readonly long _right;

    internal ClassificationResult(IReadOnlyList<string> classNames, long[][] confusion, long topRight)
    {
        (ClassNames, _confusion, TopRight) = (classNames, confusion, topRight);
        Count = confusion.Sum(row => row.Sum());
        _right = confusion.Select((row, label) => row[label]).Sum();
    }

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>
    /// The confusion matrix. <c>Confusion[label][prediction]</c> is the number of images with that label and that prediction.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<long>> Confusion => _confusion;

    /// <summary>The images one by one, in their order; empty where only their numbers are known.</summary>
    internal IReadOnlyList<ClassifiedImage> Images { get; init; } = [];

    /// <summary>The number of images whose class is among the <see cref="TopCount"/> most likely ones.</summary>
    internal long TopRight { get; }

    /// <summary>The number of images.</summary>
    public long Count { get; }

    /// <summary>The share of images that are classified correctly, from 0 to 1.</summary>
    public double Accuracy => (double)_right / Count;

    /// <summary>
    /// The standard error of the accuracy, <c>sqrt(p (1 - p) / N)</c>: that of a binomial proportion, which depends only on the
    /// number of images.
    /// </summary>
    public double StandardError => StandardErrorOf(Accuracy, Count);

    /// <summary>The number of classes of <see cref="TopAccuracy"/>: 5, or fewer if there are fewer classes.</summary>
    public int TopCount => Math.Min(Top, ClassNames.Count);

    /// <summary>The share of images whose class is among the <see cref="TopCount"/> most likely classes, from 0 to 1.</summary>
    public double TopAccuracy => (double)TopRight / Count;

    /// <summary>The accuracy of each class, by label.</summary>
    public IReadOnlyList<ClassAccuracy> ByClass =>
        [
            .. ClassNames.Select(
                (name, label) => new ClassAccuracy(
                    name,
                    _confusion[label].Sum(),
                    _confusion[label].Sum() is > 0 and var images ? (double)_confusion[label][label] / images : null))
        ];

    /// <summary>The confusions of classes, the most frequent first.</summary>
    public IReadOnlyList<ClassConfusion> Confusions =>
        [
            .. _confusion
                .SelectMany((row, label) => row.Select((images, other) => (Label: label, Other: other, Images: images)))
                .Where(cell => cell.Label != cell.Other && cell.Images > 0)
                .OrderByDescending(cell => cell.Images)
                .Select(cell => new ClassConfusion(ClassNames[cell.Label], ClassNames[cell.Other], cell.Images))
        ];

    /// <summary>Classifies images. The network is in evaluation mode afterwards.</summary>
    /// <param name="network">The network, images <c>[N, C, H, W]</c> to logits <c>[N, Classes]</c>.</param>
    /// <param name="images">The images.</param>
    /// <param name="batchSize">The number of images in a batch.</param>
    /// <returns>The predictions.</returns>
    /// <exception cref="DeviceMemoryException">The device has too little memory for a batch.</exception>
    /// <exception cref="ArgumentException">The images have another number of channels or more classes than the network.</exception>
    public static ClassificationResult Measure(nn.Module<Tensor, Tensor> network, ImageDataset images, int batchSize = 256)
    {
        NetworkFit.Check(network, images);
        network.eval();
        return BatchMemory.EvaluationPasses(network, images, batchSize).Run(() => Classify(network, images, batchSize));
    }

    /// <summary>The result of images that were classified one by one.</summary>
    /// <param name="images">The images, in their order.</param>
    /// <param name="classNames">The names of the classes of the data, by label.</param>
    /// <param name="classes">The number of classes of the network. The data may lack some of them.</param>
    /// <param name="topRight">The number of images whose class is among the most likely ones.</param>
    internal static ClassificationResult Of(
        IReadOnlyList<ClassifiedImage> images, IReadOnlyList<string> classNames, int classes, long topRight)
    {
        long[][] confusion = [.. Enumerable.Range(0, classes).Select(_ => new long[classes])];
        foreach (var image in images)
            confusion[image.Label][image.Predicted]++;
        return new([.. confusion.Select((_, label) => classNames.ElementAtOrDefault(label) ?? $"{label}")], confusion, topRight)
        {
            Images = images,
        };
    }

    /// <summary>The standard error of an accuracy from 0 to 1, from the number of images.</summary>
    internal static double StandardErrorOf(double accuracy, long images) => Math.Sqrt(accuracy * (1 - accuracy) / images);

    private static ClassificationResult Classify(nn.Module<Tensor, Tensor> network, ImageDataset images, int batchSize)
    {
        using var noGrad = no_grad();
        using var all = NewDisposeScope();
        using var topRight = new DeviceCount();
        var (labels, results, probabilities, classes) = (new List<Tensor>(), new List<Tensor>(), new List<Tensor>(), 0);
        foreach (var batch in images.Batches(batchSize))
        {
            using var scope = NewDisposeScope();
            var logits = network.call(batch.Images);
            classes = (int)logits.shape[1];
            topRight.Add(logits.topk(Math.Min(Top, classes)).indexes.eq(batch.Labels.unsqueeze(1)).any(1).sum());
            labels.Add(batch.Labels.clone().MoveToOuterDisposeScope());
            results.Add(logits.argmax(1).MoveToOuterDisposeScope());
            probabilities.Add(logits.to(ScalarType.Float32).softmax(1).amax([1]).MoveToOuterDisposeScope());
        }

        ClassifiedImage[] classified =
        [
            .. TensorReads.Read<long>(cat(labels)).Zip(TensorReads.Read<long>(cat(results)), TensorReads.Read<float>(cat(probabilities)))
                .Select(image => new ClassifiedImage((int)image.First, (int)image.Second, image.Third))
        ];
        return Of(classified, images.ClassNames, classes, topRight.Read());
    }
}
