using Osnas.Data;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>How well a network classifies the images of its data.</summary>
/// <param name="ValidationAccuracy">From 0 to 1; null without validation images.</param>
/// <param name="Test">The test images.</param>
internal sealed record TrainedModel(double? ValidationAccuracy, ClassificationResult Test)
{
    public double TestAccuracy => Test.Accuracy;

    public static TrainedModel Measure(nn.Module<Tensor, Tensor> model, DataSplit data, int batchSize) => new(
        data.HasValidation ? Accuracy.Measure(model, data.Validation, batchSize) : null,
        ClassificationResult.Measure(model, data.Test, batchSize));
}
