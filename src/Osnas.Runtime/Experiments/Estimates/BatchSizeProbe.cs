using Osnas.Data;
using Osnas.Graph;
using Osnas.Spaces;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>
/// Finds batch sizes that fit in memory. On a GPU it tries steps. On a CPU, where a system may give out more memory than it
/// has, it counts what a step keeps. The run stays as it is: the networks are thrown away, and torch's generator is put back.
/// </summary>
/// <param name="space">The space.</param>
/// <param name="data">The data of the run.</param>
/// <param name="batchNorm">How batch norms keep their statistics.</param>
/// <param name="free">The bytes of the host's memory that are free.</param>
internal sealed class BatchSizeProbe(SearchSpaceRegistration space, DataSplit data, BatchNormOptions batchNorm, Func<long> free)
{
    /// <summary>More images make a step on a CPU no faster.</summary>
    public const int MostOnCpu = 64;

    /// <summary>More images need another learning rate and more epochs.</summary>
    public const int MostOnGpu = 256;

    private readonly ImageDataset _images = data.Train;
    private readonly Device _device = data.Train.Device ?? Devices.Host;

    private int MostOfBatch => ImageMemory.MostImages(_images.Channels, _images.Size);

    /// <summary>Finds that of a supernet, for the step that takes the most memory.</summary>
    /// <param name="options">How it is trained.</param>
    /// <param name="sampler">What its steps train.</param>
    /// <param name="inside">Draws architectures within the budget; provides the costs.</param>
    public int FindOfSupernet(TrainingOptions options, SamplerOptions sampler, BudgetSampler inside)
    {
        var table = inside.Budget.Table;
        var largest = table.GetStatistics(InfoMetric.Flops).MostExpensive;
        if (_device.type == DeviceType.CPU)
            return FindOnCpu(NetworkNames.Supernet, largest, sampler.TrainsPaths ? 1 : table.Spec.MicroCfg.Count);
        using var seeded = TorchSeed.Use(options.Seed, StepProbe.Purpose);
        using var supernet = space.CreateSupernet(_images.Classes, batchNorm, _device);
        if (!sampler.TrainsPaths && !supernet.HasArchParam)
            supernet.InitializeArchParam();
        var plan = sampler.TrainsPaths ? new PathPlan(largest) : sampler.Create(inside).Plan(new(options.Seed, 0, 1));
        return FindOnGpu(NetworkNames.Supernet, supernet, options, plan);
    }

    /// <summary>Finds that of a network.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="architecture">Its architecture.</param>
    public int FindOfModel(string name, TrainingOptions options, Architecture architecture)
    {
        if (_device.type == DeviceType.CPU)
            return FindOnCpu(name, architecture, 1);
        using var seeded = TorchSeed.Use(options.Seed, StepProbe.Purpose);
        using var model = space.CreateModel(architecture, _images.Classes, batchNorm, _device);
        return FindOnGpu(name, model, options, null);
    }

    /// <summary>Finds the batch size of a network by steps of it.</summary>
    internal int FindOnGpu(string name, nn.Module<Tensor, Tensor> network, TrainingOptions options, StepPlan? plan)
    {
        using var trial = new StepTrial(network, options, options.CreateCriterion(_images), plan);
        return Find(name, MostOnGpu, count => OutOfMemory.Fits(() =>
        {
            using var images = TensorFactory.Zeros(
                [count, _images.Channels, _images.Size.Height, _images.Size.Width], ScalarType.Float32, Devices.Of(network));
            trial.Run(images);
        }));
    }

    /// <summary>Other processes need memory too: at most half of it is for a batch.</summary>
    private int FindOnCpu(string name, Architecture architecture, int candidates)
    {
        OpGraph[] graphs = [.. SpaceGraph.Build(space.Spec, _images.Size).Decode(architecture)];
        return Find(name, MostOnCpu, count => candidates * EstimateParts.CountBatch(graphs, count) <= free() / 2);
    }

    private int Find(string name, int most, Func<int, bool> fits) =>
        BatchSizeSearch.Find((int)Math.Clamp(_images.Count, Batch.LeastImages, most), count => count <= MostOfBatch && fits(count))
        ?? throw new DeviceMemoryException(
            $"Out of memory on {Devices.Describe(_device)} in a training step of the {name} of {space.Name}: not even "
            + $"{Batch.LeastImages} images of {_images.Channels}x{_images.Size} fit. Use smaller images (--input-size) or another "
            + "device.",
            Batch.LeastImages);
}
