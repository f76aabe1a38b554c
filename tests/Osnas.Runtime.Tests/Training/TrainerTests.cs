using Osnas.Training;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class TrainerTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 2, BatchSize = 4, LearningRate = 0.1 };

    [Fact]
    public void The_learning_rate_falls_along_a_cosine()
    {
        const int Steps = 10;
        var rates = Train(Options, images: 20).Select(step => step.LearningRate).ToArray();

        Assert.Equal(Steps, rates.Length);
        for (var step = 0; step < Steps; step++)
            Assert.Equal(0.05 * (1 + Math.Cos(Math.PI * step / Steps)), rates[step], 1e-9);
    }

    [Fact]
    public void Each_step_is_reported()
    {
        var steps = Train(Options, images: 10);

        Assert.Equal([(1, 4), (1, 8), (1, 10), (2, 4), (2, 8), (2, 10)], steps.Select(step => (step.Epoch, (int)step.Images)));
        Assert.All(steps, step => Assert.Equal((2, 10), (step.Epochs, (int)step.ImagesOfEpoch)));
        Assert.Equal([false, false, true, false, false, true], steps.Select(step => step.IsEndOfEpoch));
        Assert.All(steps, step => Assert.InRange(step.Accuracy, 0, 1));
    }

    [Fact]
    public void The_history_is_the_last_step_of_each_epoch()
    {
        using var model = new TinySpace.Model(new(0, 0, 0));
        using var images = RandomImages.Dataset(10);
        var steps = new List<TrainingStep>();
        var history = new Trainer(model, Options).Train(images, new Report<TrainingStep>(steps.Add));

        Assert.Equal(steps.Where(step => step.IsEndOfEpoch), history);
    }

    [Fact]
    public void A_last_batch_of_one_image_is_left_out() =>
        Assert.Equal([4, 8, 4, 8], Train(Options, images: 9).Select(step => (int)step.Images));

    [Fact]
    public void One_image_is_too_few()
    {
        var exception = Assert.Throws<ArgumentException>(() => Train(Options, images: 1));

        Assert.StartsWith("A training takes at least 2 images, for batch norm; there is 1.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_epochs_change_nothing()
    {
        Assert.Empty(Train(Options with { Epochs = 0 }, images: 10));
        Assert.Equal(Weights(Options with { Epochs = 0, Seed = 1 }), Weights(Options with { Epochs = 0, Seed = 2 }));
    }

    [Fact]
    public void The_seed_decides_everything()
    {
        var weights = Weights(Options with { Seed = 1 });

        Assert.Equal(weights, Weights(Options with { Seed = 1 }));
        Assert.NotEqual(weights, Weights(Options with { Seed = 2 }));
    }

    [Fact]
    public void A_loss_that_is_no_number_says_what_to_do()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Train(Options with { LearningRate = 1e30 }, images: 20));

        Assert.Matches(@"^The loss is \S+ in epoch 1: try a lower learning rate than 1E\+30\.$", exception.Message);
    }

    [Fact]
    public void It_can_be_stopped_between_two_steps()
    {
        using var model = new TinySpace.Model(new(0, 0, 0));
        using var images = RandomImages.Dataset(20);
        using var source = new CancellationTokenSource();
        var steps = 0;
        var progress = new Report<TrainingStep>(_ =>
        {
            if (++steps == 3)
                source.Cancel();
        });

        Assert.Throws<OperationCanceledException>(() => new Trainer(model, Options).Train(images, progress, source.Token));
        Assert.Equal(3, steps);
    }

    [Fact]
    public void What_can_be_learned_is_learned()
    {
        using var seeded = TorchSeed.Use(1, "model");
        using var model = new TinySpace.Model(new(0, 0, 0));
        using var images = RandomImages.Bright(60);
        var history = new Trainer(model, new() { Epochs = 20, BatchSize = 10 }).Train(images);

        Assert.True(history[^1].Loss < history[0].Loss, $"The loss went from {history[0].Loss} to {history[^1].Loss}.");
        Assert.Equal(1, Accuracy.Measure(model, images), 0.05);
    }

    public static TheoryData<TrainingOptions> Faults =>
    [
        new() { Epochs = -1 },
        new() { BatchSize = 1 },
        new() { LearningRate = 0 },
        new() { Momentum = -0.1 },
        new() { WeightDecay = -0.1 },
        new() { LabelSmoothing = 1.1 },
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Options_out_of_range_are_refused(TrainingOptions options)
    {
        using var model = new TinySpace.Model(new(0, 0, 0));

        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(model, options));
    }

    private static List<TrainingStep> Train(TrainingOptions options, int images)
    {
        using var seeded = TorchSeed.Use(1, "model");
        using var model = new TinySpace.Model(new(0, 0, 0));
        using var data = RandomImages.Dataset(images);
        var steps = new List<TrainingStep>();
        new Trainer(model, options).Train(data, new Report<TrainingStep>(steps.Add));
        return steps;
    }

    /// <summary>The weights of a supernet that always starts alike.</summary>
    private static float[] Weights(TrainingOptions options)
    {
        using var seeded = TorchSeed.Use(1, "supernet");
        using var supernet = new TinySpace.Supernet();
        using var data = RandomImages.Dataset(20);
        new Trainer(supernet, new UniformSampler(TinySpace.Spec), options).Train(data);
        return [.. supernet.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
    }
}
