using Osnas.Criteria;
using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>
/// Each read of a value makes the host wait for the device. Trainings, evaluations and searches read as often for many steps as
/// for few.
/// </summary>
public sealed class DeviceReadTests
{
    private const int BatchSize = 4;

    public static TheoryData<string> Trainings =>
    [
        "path", "strict fairness", "sandwich", "mixture", "companion", "balanced classes", "focal loss", "mixup", "gradient norm", "parts",
    ];

    [Theory]
    [MemberData(nameof(Trainings))]
    public void An_epoch_of_a_training(string kind)
    {
        var few = CountTraining(kind, steps: 8);

        Assert.Equal(few, CountTraining(kind, steps: 24));
        Assert.Equal(4, few); // The results of steps three times, and whether all weights are finite.
    }

    /// <summary>One: of all images that were classified right. For several candidates, one more: whether they can share blocks.</summary>
    [Fact]
    public void An_evaluation_of_candidates()
    {
        Assert.Equal((1, 1), (Count(8, 1), Count(24, 1)));
        Assert.Equal((4, 4), (Count(8, 3), Count(24, 3)));

        static long Count(int images, int candidates)
        {
            using var supernet = new TinySpace.Supernet();
            using var data = RandomImages.Dataset(images);
            var evaluator = new SupernetEvaluator(supernet, data, data, BatchSize);
            Architecture[] architectures = [.. TinySpace.Architectures.Take(candidates)];
            return CountReads(() => Assert.Equal(candidates, evaluator.Evaluate(architectures).Count()));
        }
    }

    [Fact]
    public void An_evaluation_by_class()
    {
        Assert.Equal((4, 4), (Count(8), Count(24)));

        static long Count(int images)
        {
            using var model = new TinySpace.Model(TinySpace.Architectures[0]);
            using var data = RandomImages.Dataset(images);
            return CountReads(() => ClassificationResult.Measure(model, data, BatchSize));
        }
    }

    /// <summary>One for the losses of an epoch, and one for the costs that are shown with them.</summary>
    [Fact]
    public void An_epoch_of_a_generator()
    {
        Assert.Equal((2, 2), (Count(8), Count(24)));

        static long Count(int images)
        {
            using var supernet = new TinySpace.Supernet();
            using var data = RandomImages.Dataset(images);
            using var search = new GeneratorSearch(supernet, Budgets.Tiny, new() { Epochs = 1, BatchSize = BatchSize }, seed: 1);
            return CountReads(() => search.Train(data));
        }
    }

    /// <summary>Which batch norm of a unified layer runs follows from the values of its architecture parameters.</summary>
    [Fact]
    public void A_mixture_of_a_unified_space_reads_once_in_each_layer()
    {
        using var supernet = new UnifiedSpace.Supernet();
        using var images = RandomImages.Batch(2);
        supernet.InitializeArchParam();
        supernet.SetForwardState(ForwardState.Softmax);

        Assert.Equal(supernet.Layers.Count, CountReads(() => supernet.call(images).Dispose()));
    }

    [Fact]
    public void Gradients_are_limited_as_torch_does()
    {
        using var scope = NewDisposeScope();
        using var seeded = TorchSeed.Use(1, "gradients");
        Tensor[] gradients = [randn(3, 4), randn(5), randn(2, 2, 2)];
        foreach (var norm in new[] { 0.5, 100 })
        {
            var (own, torchs) = (Parameters(), Parameters());

            GradientNorm.Limit([.. own, new Parameter(zeros(2))], norm);
            var before = nn.utils.clip_grad_norm_(torchs, norm);

            Assert.InRange(before, 1, 10);
            Assert.All(own.Zip(torchs), pair => Assert.True(pair.First.grad!.equal(pair.Second.grad!).all().item<bool>()));
        }

        Parameter[] Parameters() =>
            [.. gradients.Select(gradient => new Parameter(zeros_like(gradient)) { grad = gradient.clone() })];
    }

    /// <summary>The losses are read at a few places; what they add up to doesn't depend on where.</summary>
    [Fact]
    public void The_history_doesnt_depend_on_the_places_where_results_are_read()
    {
        var rare = Train(2);
        var each = Train(Trainer.EachStep);

        Assert.Equal(each.History, rare.History);
        Assert.Equal(each.Steps.Count, rare.Steps.Count);
        Assert.Equal(13, each.Steps.Select(step => step.Loss).Distinct().Count());
        Assert.Equal(
            [1, 7, 13],
            rare.Steps.Select((step, index) => (step.Loss, index)).DistinctBy(step => step.Loss).Select(step => step.index + 1));

        static (IReadOnlyList<TrainingStep> History, List<TrainingStep> Steps) Train(int readsOfEpoch)
        {
            using var seeded = TorchSeed.Use(1, "model");
            using var model = new TinySpace.Model(TinySpace.Architectures[0]);
            using var data = RandomImages.Dataset(13 * BatchSize);
            var steps = new List<TrainingStep>();
            var trainer = new Trainer(model, new() { Epochs = 1, BatchSize = BatchSize }) { ReadsOfEpoch = readsOfEpoch };
            return (trainer.Train(data, new Report<TrainingStep>(steps.Add)), steps);
        }
    }

    private static long CountTraining(string kind, int steps)
    {
        using var supernet = new TinySpace.Supernet();
        using var data = RandomImages.Dataset(steps * BatchSize);
        supernet.InitializeArchParam();
        using var companion = TinyTraining.CreateCompanion(kind, supernet, data, BatchSize);
        var sampler = TinyTraining.CreateSampler(
            kind is "strict fairness" or "sandwich" or "mixture" or "companion" ? kind : "uniform");
        data.Augmentations = kind == "mixup" ? [new Mixup(1)] : [];
        var options = new TrainingOptions
        {
            Epochs = 1,
            BatchSize = BatchSize,
            Accumulate = kind == "parts" ? 2 : 1,
            MaxGradientNorm = kind == "gradient norm" ? 0.1 : null,
            ClassWeights = kind == "balanced classes" ? ClassWeighting.Balanced : ClassWeighting.Equal,
            Criterion = kind == "focal loss" ? new FocalLossOptions() : new LabelSmoothingOptions(),
        };
        var trainer =
            new Trainer(supernet, sampler, options) { Companion = companion, ReadsOfEpoch = 2, Criterion = options.CreateCriterion(data) };
        return CountReads(() => trainer.Train(data));
    }

    private static long CountReads(Action work)
    {
        var before = TensorReads.Count;
        work();
        return TensorReads.Count - before;
    }
}
