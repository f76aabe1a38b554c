using System.Text.Json.Serialization;
using Osnas.LookUpTables;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The result of a job.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "result")]
[JsonDerivedType(typeof(EvaluationResult), "evaluation")]
[JsonDerivedType(typeof(TrainingResult), "training")]
[JsonDerivedType(typeof(LatencyResult), "latency")]
internal abstract record JobResult
{
    /// <summary>What computed it.</summary>
    public required WorkerDocument Worker { get; init; }
}

/// <summary>The result of an <see cref="EvaluationJob"/>.</summary>
/// <param name="Fitness">The fitness; of a part of the images, the share of it that is classified right.</param>
internal sealed record EvaluationResult(double Fitness) : JobResult
{
    /// <summary>Of a part of the images, how many are classified right; else null.</summary>
    public long? Correct { get; init; }
}

/// <summary>The result of a <see cref="TrainingJob"/>.</summary>
/// <param name="Weights">The weights of the trained network, in TorchSharp's format.</param>
/// <param name="ValidationAccuracy">At the end, from 0 to 1; null without validation images.</param>
/// <param name="Test">What the test images are taken for.</param>
/// <param name="History">The last step of each epoch.</param>
internal sealed record TrainingResult(
    StoredFile Weights, double? ValidationAccuracy, TestResult Test, IReadOnlyList<TrainingStep> History) : JobResult
{
    /// <summary>The checkpoints that stay after the end; none unless the options ask for them.</summary>
    public IReadOnlyList<StoredFile> Checkpoints { get; init; } = [];

    /// <summary>What is to be known of the training, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What a network takes the test images for, in their order. Their classes are those of the data.</summary>
/// <param name="Predicted">The class that each image is taken for.</param>
/// <param name="Probabilities">The probability that the network gives to that class, from 0 to 1.</param>
/// <param name="TopRight">The number of images whose class is among the most likely ones.</param>
internal sealed record TestResult(IReadOnlyList<int> Predicted, IReadOnlyList<float> Probabilities, long TopRight);

/// <summary>The result of a <see cref="LatencyJob"/>.</summary>
/// <param name="Table">The measured table.</param>
internal sealed record LatencyResult(LatencyTable Table) : JobResult;
