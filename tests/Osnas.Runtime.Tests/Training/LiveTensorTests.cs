using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>What runs in a loop leaves no tensor behind.</summary>
public sealed class LiveTensorTests
{
    private const int Steps = 1000;

    [Fact]
    public void A_thousand_training_steps_of_single_paths()
    {
        const int BatchSize = 4;
        const int Epochs = 10;
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(BatchSize * Steps / Epochs);
        var options = new TrainingOptions { Epochs = Epochs, BatchSize = BatchSize, LearningRate = 0.01 };
        var counts = new List<long>();
        var trainer = new Trainer(supernet, new UniformSampler(TinySpace.Spec), options);
        LiveTensors.CollectGarbage();
        trainer.Train(images, Count(counts));

        // Each weight gets a momentum with its first step; after an epoch all of them have one.
        Assert.Equal(Steps, counts.Count);
        Assert.Single(counts.Skip(Steps / Epochs).Distinct());
    }

    public static TheoryData<string> Strategies => ["strict fairness", "sandwich", "mixture", "companion"];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Steps_of_several_paths_and_of_mixtures(string strategy)
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(80);
        supernet.InitializeArchParam();
        var sampler = TinyTraining.CreateSampler(strategy);
        var counts = new List<long>();
        LiveTensors.CollectGarbage();
        using var companion = TinyTraining.CreateCompanion(strategy, supernet, images, batchSize: 4);
        new Trainer(supernet, sampler, new() { Epochs = 2, BatchSize = 4, MaxGradientNorm = 1 }) { Companion = companion }
            .Train(images, Count(counts));

        // All weights have their momentum after an epoch.
        Assert.Single(counts.Skip(20).Distinct());
    }

    [Fact]
    public void A_thousand_evaluations_of_a_model()
    {
        using var model = new TinySpace.Model(new(2, 0, 1));
        using var images = RandomImages.Batch(2);
        model.eval();

        LiveTensors.AssertConstant(Steps, () =>
        {
            using var noGrad = no_grad();
            model.call(images).Dispose();
        });
    }

    [Theory]
    [InlineData(ForwardState.Sum)]
    [InlineData(ForwardState.Softmax)]
    [InlineData(ForwardState.GumbelSoftmax)]
    public void Forward_and_backward_of_all_candidates(ForwardState state)
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Batch(2);
        supernet.InitializeArchParam();
        supernet.SetForwardState(state);

        LiveTensors.AssertConstant(100, () =>
        {
            using var logits = supernet.call(images);
            using var loss = logits.sum();
            loss.backward();
        });
    }

    [Fact]
    public void Architecture_parameters_that_are_set_again()
    {
        using var supernet = new TinySpace.Supernet();
        using var matrix = zeros(3, 3);

        LiveTensors.AssertConstant(20, () => supernet.SetArchParam(matrix));
        LiveTensors.AssertConstant(20, supernet.InitializeArchParam, parameters: 3);
        LiveTensors.AssertConstant(20, () => supernet.GetBestArchParam());
    }

    [Fact]
    public void Networks_that_are_disposed()
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        using var supernet = new TinySpace.Supernet();
        var (ofModel, ofSupernet) = (LiveTensors.CountParameters(model), LiveTensors.CountParameters(supernet));

        LiveTensors.AssertConstant(5, () => new TinySpace.Model(new(0, 2, 1)).Dispose(), ofModel);
        LiveTensors.AssertConstant(
            5,
            () =>
            {
                using var other = new TinySpace.Supernet();
                other.InitializeArchParam();
            },
            ofSupernet + 3);
    }

    [Fact]
    public void Evaluations_of_a_supernet()
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(10);
        var evaluator = new SupernetEvaluator(supernet, images, images, batchSize: 4);
        var next = 0;

        LiveTensors.AssertConstant(50, () => evaluator.Evaluate(TinySpace.Architectures[next++ % 18]));
    }

    [Fact]
    public void Epochs_of_a_generator()
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(12);
        using var search = new GeneratorSearch(supernet, Budgets.Tiny, new() { Epochs = 6, BatchSize = 4 }, seed: 1);
        var counts = new List<long>();
        LiveTensors.CollectGarbage();
        search.Train(images, new Report<GeneratorStep>(_ => counts.Add(Tensor.TotalCount)));

        // Adam makes its tensors in the first step.
        Assert.Single(counts.Skip(1).Distinct());
    }

    [Fact]
    public void Trainings_from_their_start_to_their_end()
    {
        using var images = RandomImages.Dataset(10);
        using var model = new TinySpace.Model(new(0, 0, 1));

        LiveTensors.AssertConstant(5, () =>
        {
            using var seeded = TorchSeed.Use(1, "model");
            new Trainer(model, new() { Epochs = 1, BatchSize = 4 }).Train(images);
        });
    }

    [Fact]
    public void Batches_also_when_the_loop_is_left()
    {
        using var images = RandomImages.Dataset(10);

        LiveTensors.AssertConstant(20, () =>
        {
            foreach (var batch in images.Batches(4))
                Assert.Equal(batch.Count, batch.Labels.shape[0]);
        });
        LiveTensors.AssertConstant(20, () =>
        {
            foreach (var _ in images.TrainingBatches(4, new Random(1)))
                break;
        });
    }

    [Fact]
    public void Data_sets_that_are_split_and_standardized()
    {
        LiveTensors.AssertConstant(5, () =>
        {
            using var all = RandomImages.Dataset(10);
            using var some = all.Take(9);
            var parts = some.Split(1, 0.5, 0.25, 0.25);
            using var split = new DataSplit(parts[0], parts[1], parts[2]).Standardize();
        });
    }

    [Fact]
    public void Files_that_are_loaded()
    {
        using var folder = new TemporaryFolder();
        SampleFiles.WriteCsv(folder["digits.csv"], 20);
        SampleFiles.WriteIdxFolder(Directory.CreateDirectory(folder["mnist"]).FullName, train: 20, test: 10, compressed: false);

        LiveTensors.AssertConstant(5, () => DataSource.Load(folder["digits.csv"], seed: 1).Dispose());
        LiveTensors.AssertConstant(5, () => DataSource.Load(folder["mnist"], seed: 1, limit: 15).Dispose());
    }

    /// <summary>The images and labels of an epoch's last batch are gone when its step is told of, after a validation.</summary>
    private static Report<TrainingStep> Count(List<long> counts) =>
        new(step => counts.Add(Tensor.TotalCount + (step.IsEndOfEpoch ? 2 : 0)));
}
