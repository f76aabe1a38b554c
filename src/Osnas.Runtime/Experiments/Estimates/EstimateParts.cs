using System.Diagnostics;
using Osnas.Data;
using Osnas.Graph;
using Osnas.Training;
using TorchSharp;

namespace Osnas.Experiments;

/// <summary>The parts of an estimate that searches and trainings have in common.</summary>
internal static class EstimateParts
{
    /// <summary>The phase of a training.</summary>
    /// <param name="name">The network.</param>
    /// <param name="options">The options of the training.</param>
    /// <param name="data">The data of the run.</param>
    /// <param name="done">What is done already.</param>
    /// <param name="times">What the network takes; null for none if the training is over.</param>
    /// <param name="evaluated">Images that the network is evaluated on in all, during the training and at its end.</param>
    public static RunPhase Training(
        string name, TrainingOptions options, DataSplit data, WorkDone done, NetworkTimes? times, long evaluated = 0)
    {
        var imagesOfEpoch = data.Train.TrainingCount(options.BatchSize);
        var total = options.Epochs * imagesOfEpoch;
        double? seconds = total == 0 ? 0 : times is null ? null : times.Training + (times.Evaluation * evaluated / total);
        return new(name, "images", total, done.CountImages(name, options.Epochs, imagesOfEpoch), seconds) { Epochs = options.Epochs };
    }

    /// <summary>Images that a training from scratch evaluates its network on.</summary>
    public static long CountEvaluated(TrainingOptions options, DataSplit data)
    {
        var validation = data.HasValidation ? data.Validation.Count : 0;
        return validation + data.Test.Count + (options.KeepBest ? options.Epochs * validation : 0);
    }

    /// <summary>The bytes of a training's files at their most: its weights, its latest checkpoint and those that stay.</summary>
    /// <param name="bytes">The bytes of the weights. An optimizer has as many, Adam two times.</param>
    /// <param name="options">The options of the training.</param>
    /// <param name="checkpoints">Which checkpoints stay.</param>
    public static long CountFiles(long bytes, TrainingOptions options, CheckpointOptions checkpoints)
    {
        var checkpoint = options.Optimizer is OptimizerKind.Adam or OptimizerKind.AdamW ? 3 * bytes : 2 * bytes;
        var kept = checkpoints.KeepEveryEpochs is { } every
            ? Math.Min(options.Epochs / every, checkpoints.Keep ?? int.MaxValue)
            : 0;
        return bytes + (checkpoint * (1 + kept)) + (options.KeepBest ? bytes : 0);
    }

    /// <summary>
    /// The most memory that the process has had, which the timed steps are a part of, and what decoded pictures may take.
    /// </summary>
    public static long MeasureMemory(DataSplit data, DataOptions options)
    {
        var frames = data.Parts.Where(part => part is not InMemoryDataset).Sum(part => part.Count * BytesOf(part));
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 + Math.Min(frames, Megabytes.ToBytes(options.CacheMegabytes));
    }

    /// <summary>The GPU that the run uses, in words; null without one.</summary>
    public static string? FindGpu(DataSplit data) =>
        data.Train.Device is { type: not DeviceType.CPU } device ? Devices.Describe(device) : null;

    /// <summary>
    /// What a training keeps of a batch: the output of each operation and its gradient. It counts where no whole batch was timed.
    /// </summary>
    public static long CountBatch(OpGraph[] graphs, int batchSize) =>
        2 * sizeof(float) * (long)batchSize * graphs.Sum(graph => graph.Nodes.Sum(node => (long)node.Shape.Channels * node.Shape.Area));

    /// <summary>A decoded picture has a byte for each color of a pixel.</summary>
    private static long BytesOf(ImageDataset images) => (long)images.Channels * images.Size.Height * images.Size.Width;
}
