namespace Osnas.Training;

/// <summary>The progress of a training after a step.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">The number of all epochs.</param>
/// <param name="Images">The number of images that were trained on in this epoch.</param>
/// <param name="ImagesOfEpoch">The number of all images of an epoch.</param>
/// <param name="Loss">The mean loss over these images. It is read from the device after the first step of an epoch and then 20
/// times, at equal distances. In between, it is the last read value.</param>
/// <param name="Accuracy">The share of images that were classified correctly, from 0 to 1. It is read together with the loss.</param>
/// <param name="LearningRate">The learning rate of the step.</param>
public readonly record struct TrainingStep(
    int Epoch, int Epochs, long Images, long ImagesOfEpoch, double Loss, double Accuracy, double LearningRate)
{
    /// <summary>The temperature of Gumbel-softmax noise; null without noise.</summary>
    public double? Temperature { get; init; }

    /// <summary>At the end of an epoch, the result of <see cref="Trainer.Validation"/>; null without one.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>Whether this is the last step of its epoch.</summary>
    public bool IsEndOfEpoch => Images == ImagesOfEpoch;
}
