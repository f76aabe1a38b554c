using Osnas.Criteria;
using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>
/// Trains the winner of a search and what it is compared with, all alike: from new weights or from those of the supernet, with or
/// without a teacher.
/// </summary>
/// <param name="options">The options of the search.</param>
/// <param name="experiment">Trains.</param>
/// <param name="calibration">The images for batch norm statistics.</param>
/// <param name="supernet">Has the weights of the supernet; null without one.</param>
/// <param name="teacher">The network that teaches; null for the supernet, and without a teacher.</param>
/// <param name="best">The path of the supernet that teaches, the best architecture that the search found; null if it doesn't teach.</param>
internal sealed class NetworkTraining(
    SearchOptions options,
    Experiment experiment,
    ImageDataset calibration,
    SupernetEvaluator? supernet,
    BaseModel? teacher,
    Architecture? best)
{
    /// <summary>Trains a network, unless an earlier process did.</summary>
    /// <param name="network">Its name in histories and files.</param>
    /// <param name="architecture">Its architecture.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="keep">Keeps the last step of each epoch, before the weights are written.</param>
    public TrainedModel Train(
        string network, Architecture architecture, TrainingOptions training, Action<IReadOnlyList<TrainingStep>>? keep = null) =>
        experiment.TrainModel(network, architecture, training, options.BatchNorm, CreateCriterion(), FindWeights(), keep);

    /// <summary>Sets the weights that a network is trained from; null for new ones.</summary>
    private Action<BaseModel>? FindWeights() => options.ModelFrom switch
    {
        ModelOrigin.Scratch => null,
        ModelOrigin.Supernet => Inherit,
        _ => throw new InvalidOperationException($"The origin {options.ModelFrom} is unknown."),
    };

    private void Inherit(BaseModel model)
    {
        model.LoadFrom(supernet!.Supernet);
        BatchNormCalibration.Apply(model, calibration, options.Data.EvaluationBatchSize);
    }

    /// <summary>The loss of the trainings; null for that of their options.</summary>
    private ICriterion? CreateCriterion()
    {
        if (options.Distillation is not { } distillation)
            return null;
        if (teacher is null)
            supernet!.Activate(best!);
        var labels = options.Model.CreateCriterion(experiment.Data.Train);
        return distillation.CreateCriterion(teacher ?? (nn.Module<Tensor, Tensor>)supernet!.Supernet, labels);
    }
}
