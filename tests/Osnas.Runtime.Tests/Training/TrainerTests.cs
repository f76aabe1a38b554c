using Osnas.Criteria;
using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

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

        Assert.StartsWith("Training needs at least 2 images for batch norm; there is 1.", exception.Message, StringComparison.Ordinal);
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

    /// <summary>The loss of the only step is that of the weights before it.</summary>
    [Fact]
    public void Weights_that_are_no_numbers_after_an_epoch_say_what_to_do()
    {
        var exception = Assert.Throws<NotFiniteNumberException>(() => Diverge(images: 4));

        Assert.Matches(
            @"^After epoch 1 _root \[.*\] holds (NaN|infinity), which is not a usable weight: the training diverged\. "
            + @"Try a lower learning rate than 0\.1",
            exception.Message);
    }

    [Fact]
    public void Weights_that_are_not_among_the_parameters_are_told_before_any_training()
    {
        using var hidden = nn.Linear(64, 3);
        using var network = new Hidden(hidden);
        using var images = RandomImages.Dataset(10);

        var exception = Assert.Throws<SearchSpaceException>(() => new Trainer(network, Options).Train(images));

        Assert.StartsWith(
            "Hidden: Hidden._run.linear is a Linear that isn't registered, so it would not be trained, saved or counted.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_says_what_to_do()
    {
        var exception = Assert.Throws<NotFiniteNumberException>(() => Diverge(images: 20));

        Assert.Matches(@"^The loss is \S+ in epoch 1: try a lower learning rate than 0\.1\.$", exception.Message);
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

    public static TheoryData<TrainingOptions> Faults =>
    [
        new() { Epochs = -1 },
        new() { BatchSize = 1 },
        new() { LearningRate = 0 },
        new() { Momentum = -0.1 },
        new() { WeightDecay = -0.1 },
        new() { Criterion = new CrossEntropyOptions { LabelSmoothing = 1.1 } },
        new() { MaxGradientNorm = 0 },
        new() { WarmupEpochs = -1 },
        new() { MinLearningRate = 0.2 },
        new() { ScheduleEpochs = 0 },
        new() { ScheduleFactor = 0 },
        new() { Criterion = new FocalLossOptions { Gamma = -1 } },
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Options_out_of_range_are_refused(TrainingOptions options)
    {
        using var model = new TinySpace.Model(new(0, 0, 0));

        Assert.ThrowsAny<ArgumentException>(() => new Trainer(model, options));
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        using var model = new TinySpace.Model(new(0, 0, 0));
        var warmup = Assert.Throws<ArgumentException>(() => new Trainer(model, new() { Epochs = 5, WarmupEpochs = 5 }));
        var nesterov =
            Assert.Throws<ArgumentException>(() => new Trainer(model, new() { Nesterov = true, Optimizer = OptimizerKind.Adam }));

        Assert.Equal("WarmupEpochs 5 leaves no epoch of Epochs 5 to train at the full learning rate.", warmup.Message);
        Assert.Equal("Nesterov True needs Optimizer sgd with a Momentum above 0.", nesterov.Message);
    }

    /// <summary>
    /// A convex problem: the layers are fixed and let all bits of the classes pass, and the classifier alone is trained.
    /// Its loss begins at the logarithm of the classes, and each optimizer's steps are small against the way.
    /// </summary>
    [Theory]
    [InlineData(OptimizerKind.Sgd, 0.5)]
    [InlineData(OptimizerKind.RmsProp, 0.02)]
    [InlineData(OptimizerKind.Adam, 0.1)]
    [InlineData(OptimizerKind.AdamW, 0.1)]
    public void What_can_be_learned_is_learned(OptimizerKind optimizer, double learningRate)
    {
        using var network = KnownNetwork.Create(isUnified: false, seed: 1);
        network.Freeze();
        network.Supernet.SetActivateArchitecture(network.Best);
        var options = new TrainingOptions
        {
            Epochs = 20,
            BatchSize = 8,
            Optimizer = optimizer,
            LearningRate = learningRate,
            WarmupEpochs = 1,
            Criterion = new CrossEntropyOptions(),
        };
        var history = new Trainer(network.Supernet, options).Train(network.Images);

        Assert.InRange(history[^1].Loss, 0, Math.Log(KnownSpace.Spec.Classes) / 2);
        Assert.Equal(1, Accuracy.Measure(network.Supernet, network.Images));
    }

    /// <summary>A step of plain gradient descent is as long as the gradient, times the learning rate.</summary>
    [Theory]
    [InlineData(1e-3, true)]
    [InlineData(1e+3, false)]
    public void Gradients_are_clipped_to_their_norm(double norm, bool clipped)
    {
        const double LearningRate = 0.5;
        using var scope = NewDisposeScope();
        using var model = new TinySpace.Model(new(0, 0, 0));
        using var images = RandomImages.Dataset(8);
        Tensor[] before = [.. model.parameters().Select(parameter => parameter.detach().clone())];
        new Trainer(
            model,
            new() { Epochs = 1, BatchSize = 8, LearningRate = LearningRate, Momentum = 0, WeightDecay = 0, MaxGradientNorm = norm }).Train(
                images);

        var length =
            Math.Sqrt(before.Zip(model.parameters()).Sum(pair => (pair.First - pair.Second).square().sum().item<float>())) / LearningRate;
        Assert.Equal(clipped, Math.Abs(length - norm) < norm * 1e-2);
        Assert.InRange(length, norm * 1e-6, norm * 1.01);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_best_epoch_can_be_what_the_training_ends_with(bool keepBest)
    {
        using var model = new TinySpace.Model(new(0, 0, 0));
        using var images = RandomImages.Dataset(8);
        Queue<double> accuracies = new([0.5, 0.9, 0.9, 0.2]);
        List<float[]> weights = [];
        var trainer = new Trainer(model, new() { Epochs = 4, BatchSize = 4, KeepBest = keepBest })
        {
            Validation = () =>
            {
                model.eval();
                weights.Add(NetworkWeights.Read(model));
                return accuracies.Dequeue();
            },
        };
        trainer.Train(images);

        // Of equals the older one.
        Assert.Equal(weights[keepBest ? 1 : 3], NetworkWeights.Read(model));
    }

    [Fact]
    public void The_best_epoch_needs_a_validation()
    {
        using var model = new TinySpace.Model(new(0, 0, 0));
        using var images = RandomImages.Dataset(8);

        Assert.Throws<InvalidOperationException>(() => new Trainer(model, new() { KeepBest = true }).Train(images));
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
        return NetworkWeights.Read(supernet);
    }

    private sealed class Hidden : nn.Module<Tensor, Tensor>
    {
        private readonly Func<Tensor, Tensor> _run;

        public Hidden(nn.Module<Tensor, Tensor> linear)
            : base(nameof(Hidden))
        {
            _run = input => linear.call(input);
            register_module("other", nn.Linear(2, 2));
        }

        public override Tensor forward(Tensor input) => _run(input.flatten(1));
    }

    private static void Diverge(int images)
    {
        using var network = new Diverging();
        using var data = RandomImages.Dataset(images);
        new Trainer(network, Options).Train(data);
    }

    /// <summary>Its first step leaves a weight that is no number: the root of zero has no slope.</summary>
    private sealed class Diverging : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter _root = nn.Parameter(zeros(1));

        public Diverging()
            : base(nameof(Diverging)) => RegisterComponents();

        public override Tensor forward(Tensor input) => zeros(input.shape[0], RandomImages.Classes) + _root.sqrt();
    }
}
