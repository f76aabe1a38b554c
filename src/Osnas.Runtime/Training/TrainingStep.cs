namespace Osnas.Training;

/// <summary>The progress of a training after a step.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="Images">Images of this epoch that were trained on.</param>
/// <param name="ImagesOfEpoch">All images of an epoch.</param>
/// <param name="Loss">
/// The mean loss over these images. It is read from the device after the first step of an epoch and then 20 times, in equal
/// distances; between two readings it is the mean of the last one.
/// </param>
/// <param name="Accuracy">The share of images that were classified correctly, from 0 to 1; read together with the loss.</param>
/// <param name="LearningRate">The learning rate of the step.</param>
public readonly record struct TrainingStep(
    int Epoch, int Epochs, long Images, long ImagesOfEpoch, double Loss, double Accuracy, double LearningRate)
{
    /// <summary>The temperature of a mixture; null where no noise is mixed in.</summary>
    public double? Temperature { get; init; }

    /// <summary>At the end of an epoch, what <see cref="Trainer.Validation"/> gave; null without one.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>Whether this was the last step of its epoch.</summary>
    public bool IsEndOfEpoch => Images == ImagesOfEpoch;
}
