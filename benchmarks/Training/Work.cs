using Osnas.Criteria;
using Osnas.Data;
using Osnas.Modules;
using Osnas.Samples;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>A supernet, that of FBNet-S if nothing else is said, its optimization and a batch of random images.</summary>
internal sealed class Work : IDisposable
{
    public const int Classes = 100;
    public const int Size = 32;

    private readonly Optimization _optimization;
    private readonly Batch _batch;

    /// <summary>Builds the supernet, and draws the batch.</summary>
    /// <param name="batch">The number of images.</param>
    /// <param name="construct">Builds another supernet than that of FBNet-S, with the same number of classes.</param>
    public Work(int batch, Func<BaseSupernet>? construct = null)
    {
        random.manual_seed(1);
        Supernet = construct?.Invoke() ?? new FBNetS.Supernet(classes: Classes);
        Supernet.InitializeArchParam();
        _optimization = new(Supernet, Options);
        _batch = new(randn(batch, 3, Size, Size), randint(0, Classes, batch));
    }

    /// <summary>How networks are trained here: as by the peer.</summary>
    public static TrainingOptions Options { get; } = new()
    {
        LearningRate = 0.01,
        Momentum = 0.9,
        WeightDecay = 4e-5,
        Criterion = new LabelSmoothingOptions(),
        Schedule = ScheduleKind.Constant,
    };

    public BaseSupernet Supernet { get; }

    /// <summary>Random images in memory, of 10 classes.</summary>
    public static InMemoryDataset Draw(int count) => new(randn(count, 3, Size, Size), randint(0, 10, count), 10);

    /// <summary>The path with the same candidate in all layers.</summary>
    public static Architecture Path(int candidate) => new(Enumerable.Repeat(candidate, FBNetS.Spec.MacroCfg.Search.Count));

    /// <summary>Trains a path on the batch, and waits for the loss.</summary>
    public double Train(Architecture path) => Train(new PathPlan(path));

    /// <summary>Trains the mixture of all candidates on the batch, and waits for the loss.</summary>
    public double TrainMixture() => Train(new MixturePlan(ForwardState.Softmax));

    /// <summary>Measures the accuracy of a path as <see cref="SupernetEvaluator"/> does after the calibration.</summary>
    public double Evaluate(Architecture path, ImageDataset images)
    {
        Supernet.eval();
        Supernet.SetForwardState(ForwardState.Single);
        using var paths = new SharedPaths(Supernet, [path], images, images.Count, mostBytes: 0);
        paths.GoOn();
        using var folded = FoldedNorms.Of(paths.Modules);
        return Accuracy.Measure(Supernet, paths.RunDivided, images, _batch.Count);
    }

    public void Dispose()
    {
        _optimization.Dispose();
        _batch.Dispose();
        Supernet.Dispose();
    }

    private double Train(StepPlan plan)
    {
        Supernet.train();
        return _optimization.Step(_batch, Supernet, plan).Loss;
    }
}
