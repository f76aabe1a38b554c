namespace Osnas.Experiments;

/// <summary>The course of a training.</summary>
/// <param name="Network">What is trained, such as <c>supernet</c> or <c>winner</c>.</param>
/// <param name="Epochs">The epochs so far, in order.</param>
internal sealed record TrainingCurve(string Network, IReadOnlyList<EpochPoint> Epochs);

/// <summary>A training at the end of an epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Loss">The mean loss over the images of the epoch.</param>
/// <param name="Accuracy">The share of them that were classified right, from 0 to 1.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="ValidationAccuracy">From 0 to 1; null if it wasn't measured.</param>
internal readonly record struct EpochPoint(int Epoch, double Loss, double Accuracy, double LearningRate, double? ValidationAccuracy);
