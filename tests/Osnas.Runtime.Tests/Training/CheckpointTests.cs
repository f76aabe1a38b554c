using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>A training that is stopped at any step and goes on ends with the weights of one that wasn't, bit for bit.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Images = 22;
    private static readonly TrainingOptions Options = new() { Epochs = 3, BatchSize = 4, Seed = 5, WarmupEpochs = 1 };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, OptimizerKind> Trainings => new()
    {
        { "uniform", OptimizerKind.Sgd },
        { "uniform", OptimizerKind.RmsProp },
        { "uniform", OptimizerKind.Adam },
        { "uniform", OptimizerKind.AdamW },
        { "fairness", OptimizerKind.Sgd },
        { "strict fairness", OptimizerKind.Sgd },
        { "sandwich", OptimizerKind.Sgd },
        { "mixture", OptimizerKind.Adam },
    };

    public void Dispose() => _folder.Dispose();

    /// <summary>With each optimizer, and with what draws random numbers: after single steps, some weights have no momentum yet.</summary>
    [Theory]
    [MemberData(nameof(Trainings))]
    public void Stopped_at_any_step(string strategy, OptimizerKind optimizer)
    {
        var options = Options with { Optimizer = optimizer, LearningRate = optimizer == OptimizerKind.Sgd ? 0.1 : 0.002 };
        var whole = Run(strategy, options, null, []);
        var random = new Random(1);
        for (var trial = 0; trial < 2; trial++)
        {
            var checkpoints = _folder[$"{trial}"];
            var stopped = Run(strategy, options, checkpoints, [1, .. Enumerable.Range(0, 3).Select(_ => random.Next(1, 6))]);

            Assert.Equal(whole.History, stopped.History);
            Assert.Equal(whole.State, stopped.State);
        }
    }

    /// <summary>What isn't stopped but dies goes on from the end of an epoch.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Dead_at_any_step(int everyEpochs)
    {
        var whole = Run("uniform", Options, null, []);
        var dead = Run("uniform", Options, _folder["run"], [3, 9, 12, 4], deadly: true, new() { EveryEpochs = everyEpochs });

        Assert.Equal(whole.History, dead.History);
        Assert.Equal(whole.State, dead.State);
    }

    [Fact]
    public void The_best_weights_are_found_again()
    {
        var options = Options with { KeepBest = true };
        var whole = Run("uniform", options, null, []);
        Assert.Equal(whole.State, Run("uniform", options, _folder["stopped"], [2, 6, 5]).State);
        Assert.Equal(whole.State, Run("uniform", options, _folder["dead"], [8, 12, 6], deadly: true).State);
    }

    [Fact]
    public void Some_checkpoints_stay()
    {
        Run("uniform", Options with { Epochs = 4 }, _folder["run"], [], which: new() { EveryEpochs = 3, KeepEveryEpochs = 2 });

        Assert.Equal(["epoch-0002.checkpoint", "epoch-0004.checkpoint", "latest.checkpoint"], Files());
    }

    [Fact]
    public void The_newest_of_them_stay()
    {
        Run("uniform", Options with { Epochs = 5 }, _folder["run"], [], which: new() { KeepEveryEpochs = 1, Keep = 2 });

        Assert.Equal(["epoch-0004.checkpoint", "epoch-0005.checkpoint", "latest.checkpoint"], Files());
    }

    [Fact]
    public void A_number_of_checkpoints_that_stay_needs_some_that_do()
    {
        var exception = Assert.Throws<ArgumentException>(() => Run("uniform", Options, _folder["run"], [], which: new() { Keep = 2 }));
        Assert.StartsWith("Keep 2 limits the checkpoints to keep", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_holds_weights_to_start_from()
    {
        using var saved = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(Images);
        new Trainer(saved, new UniformSampler(TinySpace.Spec), Options) { CheckpointFolder = _folder["run"] }.Train(images);
        using var loaded = new TinySpace.Supernet();
        WeightsFile.Load(Path.Combine(_folder["run"], "latest.checkpoint"), loaded);

        Assert.All(
            saved.state_dict().Zip(loaded.state_dict()), pair => Assert.True(pair.First.Value.equal(pair.Second.Value).all().item<bool>()));
    }

    [Fact]
    public void A_checkpoint_of_another_space_holds_none()
    {
        Run("uniform", Options, _folder["run"], []);
        using var other = new UnifiedSpace.Supernet();
        var path = Path.Combine(_folder["run"], "latest.checkpoint");

        Assert.Equal(
            $"{path} is a checkpoint of supernet of TinySpace ({TinySpace.Spec.Fingerprint}), {TinySpace.Spec.Classes} classes, not of "
            + $"supernet of UnifiedSpace ({UnifiedSpace.Spec.Fingerprint}), {UnifiedSpace.Spec.Classes} classes.",
            Assert.Throws<InvalidDataException>(() => WeightsFile.Load(path, other)).Message);
    }

    [Fact]
    public void A_training_that_is_over_is_over()
    {
        var first = Run("uniform", Options, _folder["run"], []);
        var again = Run("uniform", Options, _folder["run"], []);

        Assert.Equal(first.History, again.History);
        Assert.Equal(first.State, again.State);
        Assert.Equal(0, again.Steps);
    }

    public static TheoryData<TrainingOptions, string> Differences => new()
    {
        { Options with { LearningRate = 0.2 }, "options.learningRate is 0.2 now and was 0.1" },
        { Options with { Optimizer = OptimizerKind.Adam }, "options.optimizer is \"Adam\" now and was \"Sgd\"" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_checkpoint_of_other_options_is_refused(TrainingOptions options, string difference)
    {
        Run("uniform", Options, _folder["run"], []);
        var exception = Assert.Throws<InvalidDataException>(() => Run("uniform", options, _folder["run"], []));

        Assert.Equal(
            $"{Path.Combine(_folder["run"], "latest.checkpoint")} is a checkpoint of another training: {difference}. Delete "
            + $"{Path.Combine(_folder["run"], "latest.checkpoint")} to restart that training.",
            exception.Message);
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_refused()
    {
        Run("uniform", Options, _folder["run"], []);
        using var model = new TinySpace.Model(new(0, 0, 0));
        using var images = RandomImages.Dataset(Images);
        var exception =
            Assert.Throws<InvalidDataException>(() => new Trainer(model, Options) { CheckpointFolder = _folder["run"] }.Train(images));

        Assert.Contains(
            $"network is \"0,0,0 of TinySpace ({TinySpace.Spec.Fingerprint}), 3 classes\" now and was \"supernet of TinySpace "
            + $"({TinySpace.Spec.Fingerprint}), 3 classes\"",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, "is damaged: its content differs from what was written. Delete")]
    [InlineData(0.999, "is damaged: its content differs from what was written. Delete")]
    public void A_checkpoint_that_was_cut_off_is_refused(double share, string message)
    {
        Run("uniform", Options, _folder["run"], []);
        var path = Path.Combine(_folder["run"], "latest.checkpoint");
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(int)(share * bytes.Length)]);

        var exception = Assert.Throws<InvalidDataException>(() => Run("uniform", Options, _folder["run"], []));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tensor_is_left()
    {
        using var images = RandomImages.Dataset(Images);
        using var supernet = new TinySpace.Supernet();
        var next = 0;

        LiveTensors.AssertConstant(4, () =>
        {
            // The first training saves; the second loads, and has nothing else to do.
            var checkpoints = _folder[$"{next++}"];
            foreach (var _ in (int[])[1, 2])
                new Trainer(supernet, new UniformSampler(TinySpace.Spec), Options) { CheckpointFolder = checkpoints }.Train(images);
        });
    }

    /// <summary>Trains a supernet, stopped or killed after some steps, again and again, each time in a new one.</summary>
    private Result Run(
        string strategy, TrainingOptions options, string? checkpoints, int[] stops, bool deadly = false, CheckpointOptions? which = null)
    {
        foreach (var stop in stops)
        {
            using var source = new CancellationTokenSource();
            var steps = 0;
            var progress = new Report<TrainingStep>(_ =>
            {
                if (++steps < stop)
                    return;
                if (deadly)
                    throw new DyingException();
                source.Cancel();
            });
            var exception = Record.Exception(() => Train(strategy, options, checkpoints, which, progress, source.Token));
            Assert.True(exception is OperationCanceledException or DyingException, $"{exception}");
        }

        var done = 0;
        var result = Train(strategy, options, checkpoints, which, new Report<TrainingStep>(_ => done++), CancellationToken.None);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories));
        return result with { Steps = done };
    }

    private static Result Train(
        string strategy,
        TrainingOptions options,
        string? checkpoints,
        CheckpointOptions? which,
        IProgress<TrainingStep> progress,
        CancellationToken cancellation)
    {
        using var seeded = TorchSeed.Use(1, "supernet");
        using var supernet = new TinySpace.Supernet();
        using var data = RandomImages.Dataset(Images);
        supernet.InitializeArchParam();
        var trainer = new Trainer(supernet, TinyTraining.CreateSampler(strategy), options)
        {
            Companion = strategy == "mixture" ? new Drifting(supernet) : null,
            Validation = options.KeepBest ? () => 1 - Math.Abs(First(supernet)) : null,
            CheckpointFolder = checkpoints,
            Checkpoints = which ?? new(),
        };
        var history = trainer.Train(data, progress, cancellation);
        var companion = strategy == "mixture" ? supernet.GetArchParam().SelectMany(row => row.data<float>().ToArray()) : [];
        using var state = new MemoryStream();
        supernet.save(state);
        return new(history, Convert.ToHexString([.. state.ToArray(), .. companion.SelectMany(BitConverter.GetBytes)]), 0);
    }

    private static float First(nn.Module network) => network.parameters().First().data<float>()[0];

    private IEnumerable<string?> Files() => Directory.EnumerateFiles(_folder["run"]).Select(Path.GetFileName).Order();

    private sealed record Result(IReadOnlyList<TrainingStep> History, string State, int Steps);

    private sealed class DyingException : Exception;

    /// <summary>Moves the architecture parameters at random, by a speed that it remembers.</summary>
    private sealed class Drifting(BaseSupernet supernet) : ITrainingCompanion
    {
        private float _speed = 0.1f;

        public void BeforeStep(StepPosition position)
        {
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            _speed += rand(1).item<float>();
            foreach (var row in supernet.GetArchParam())
                row.add_(randn(3) * _speed * 0.01);
        }

        public void Save(BinaryWriter writer)
        {
            writer.Write(_speed);
            foreach (var row in supernet.GetArchParam())
                row.Save(writer);
        }

        public void Load(BinaryReader reader)
        {
            _speed = reader.ReadSingle();
            foreach (var row in supernet.GetArchParam())
                row.Load(reader);
        }
    }
}
