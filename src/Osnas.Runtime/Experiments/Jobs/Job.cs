using System.Globalization;
using System.Text.Json.Serialization;
using Osnas.Latency;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>What a worker can be asked for.</summary>
internal enum JobKind
{
    /// <summary>To evaluate a candidate: <see cref="EvaluationJob"/>.</summary>
    Evaluation,

    /// <summary>To train a network: <see cref="TrainingJob"/>.</summary>
    Training,

    /// <summary>To measure latency: <see cref="LatencyJob"/>.</summary>
    Latency,
}

/// <summary>
/// A part of a search that any worker can do. Its result depends on the job and the <see cref="WorkOrder"/> alone, not on the worker
/// or on what that did before.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "job")]
[JsonDerivedType(typeof(EvaluationJob), "evaluation")]
[JsonDerivedType(typeof(TrainingJob), "training")]
[JsonDerivedType(typeof(LatencyJob), "latency")]
internal abstract record Job
{
    /// <summary>What is asked for.</summary>
    [JsonIgnore]
    public abstract JobKind Kind { get; }

    /// <summary>The job in words; no two jobs of a search have the same.</summary>
    [JsonIgnore]
    public abstract string Id { get; }

    /// <summary>The name of the only worker that may do it; null for any.</summary>
    [JsonIgnore]
    public virtual string? OnlyWorker => null;

    /// <summary>The job for the next worker, which goes on where the last one was.</summary>
    /// <param name="last">The last that a worker told of the job.</param>
    public virtual Job Continue(JobProgress last) => this;
}

/// <summary>Evaluates a candidate. The result is an <see cref="EvaluationResult"/>.</summary>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
internal sealed record EvaluationJob(IReadOnlyList<int> Architecture) : Job
{
    /// <inheritdoc/>
    public override JobKind Kind => JobKind.Evaluation;

    /// <inheritdoc/>
    public override string Id => Images is { } images
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"candidate {string.Join(',', Architecture)}, images {images.Start} to {images.Start + images.Count - 1}")
        : $"candidate {string.Join(',', Architecture)}";

    /// <summary>The weights of the trained supernet; null if the fitness needs none.</summary>
    public StoredFile? Supernet { get; init; }

    /// <summary>The measured latency of the space; null if it isn't used.</summary>
    public StoredFile? Latency { get; init; }

    /// <summary>The part of the validation images that the candidate is judged on; null for all of them.</summary>
    public ImageRange? Images { get; init; }
}

/// <summary>A part of the validation images, in their fixed order.</summary>
/// <param name="Start">The first image.</param>
/// <param name="Count">The number of images.</param>
internal sealed record ImageRange(long Start, long Count);

/// <summary>Trains a network. The result is a <see cref="TrainingResult"/>.</summary>
/// <param name="Network">The name of the network in histories and files.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Training">How it is trained, with its seed.</param>
internal sealed record TrainingJob(string Network, IReadOnlyList<int> Architecture, TrainingOptions Training) : Job
{
    /// <inheritdoc/>
    public override JobKind Kind => JobKind.Training;

    /// <inheritdoc/>
    public override string Id => $"training of {Network}";

    /// <summary>The weights of the supernet, if the training starts from them or is taught by it; else null.</summary>
    public StoredFile? Supernet { get; init; }

    /// <summary>The path of the supernet that is the teacher; null without one.</summary>
    public IReadOnlyList<int>? Teacher { get; init; }

    /// <summary>The files of the folder of checkpoints that the training goes on from; none for one that begins.</summary>
    public IReadOnlyList<StoredFile> Checkpoints { get; init; } = [];

    /// <inheritdoc/>
    public override Job Continue(JobProgress last) => last.Checkpoints.Count == 0 ? this : this with { Checkpoints = last.Checkpoints };
}

/// <summary>Measures the latency of the space on one worker. The result is a <see cref="LatencyResult"/>.</summary>
/// <param name="Worker">The name of the worker.</param>
/// <param name="InputSize">Height and width of the images.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Options">How it is measured. The device is that of the worker.</param>
internal sealed record LatencyJob(string Worker, ImageSize InputSize, int Classes, LatencyOptions Options) : Job
{
    /// <inheritdoc/>
    public override JobKind Kind => JobKind.Latency;

    /// <inheritdoc/>
    public override string Id => $"latency on {Worker}";

    /// <inheritdoc/>
    public override string? OnlyWorker => Worker;
}
