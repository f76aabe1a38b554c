using Osnas.Data;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>The accuracy of a network.</summary>
/// <param name="ValidationAccuracy">From 0 to 1; null without validation images.</param>
/// <param name="TestAccuracy">From 0 to 1.</param>
internal sealed record TrainedModel(double? ValidationAccuracy, double TestAccuracy)
{
    public static TrainedModel Measure(nn.Module<Tensor, Tensor> model, DataSplit data) => new(
        data.HasValidation ? Accuracy.Measure(model, data.Validation, Experiment.EvaluationBatchSize) : null,
        Accuracy.Measure(model, data.Test, Experiment.EvaluationBatchSize));
}
