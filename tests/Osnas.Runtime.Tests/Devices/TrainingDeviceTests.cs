using Osnas.Criteria;
using Osnas.Data;
using Osnas.Export;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Trainings, their checkpoints and files on each device of this machine: about the same weights as on the CPU.</summary>
/// <remarks>The images are the same, the paths too; only sums are in another order.</remarks>
public sealed class TrainingDeviceTests : IDisposable
{
    private const int Images = 10;

    // Differences grow from step to step: after 6 steps they are still far below those of another path or image.
    private const double Tolerance = 2e-3;

    private static readonly TrainingOptions Options =
        new() { Epochs = 2, BatchSize = 4, LearningRate = 0.05, WarmupEpochs = 1, Seed = 5, MaxGradientNorm = 1 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [DeviceTheory]
    public void Samplers(string device)
    {
        foreach (var kind in SamplerRegistry.All.Names.Where(kind => kind != "differentiable"))
            Compare(device, Options, kind);
    }

    [DeviceTheory]
    public void Optimizers(string device)
    {
        foreach (var kind in Enum.GetValues<OptimizerKind>())
            Compare(device, Options with { Optimizer = kind, LearningRate = kind == OptimizerKind.Sgd ? 0.05 : 0.002 }, "uniform");
    }

    [DeviceTheory]
    public void Criteria(string device)
    {
        foreach (var name in (string[])["weighted cross entropy", "focal", "weighted focal"])
        {
            using var scope = NewDisposeScope();
            var criterion = TestCriteria.Create(name, [0.5, 1, 2]);
            var logits = SameNumbers.Uniform([6, 3], seed: 1).to(ScalarType.Float32);
            var batch = new Batch(zeros(6, 1, 2, 2), arange(6).remainder(3)) { Mixture = new(arange(6).remainder(2), 0.25) };
            var moved = logits.to(TestDevices.Get(device));
            TestDevices.AssertClose(criterion.Measure(logits, batch), criterion.Measure(moved, batch.To(moved.device)), name);
        }
    }

    [DeviceTheory]
    public void A_teacher_teaches_on_its_device(string device)
    {
        using var scope = NewDisposeScope();
        using var expected = new TinySpace.Model(new(0, 2, 1));
        using var teacher = new TinySpace.Model(new(0, 2, 1), device: TestDevices.Get(device));
        teacher.load_state_dict(expected.state_dict());
        var logits = SameNumbers.Uniform([6, 3], seed: 1).to(ScalarType.Float32);
        var batch = new Batch(RandomImages.Batch(6), arange(6).remainder(3));
        TestDevices.AssertClose(
            new Distillation(expected, new CrossEntropy()).Measure(logits, batch),
            new Distillation(teacher, new CrossEntropy()).Measure(logits.to(Devices.Of(teacher)), batch.To(Devices.Of(teacher))),
            "losses");
    }

    /// <summary>Half of it on the one device, half on the other: as the whole on the CPU.</summary>
    [DeviceTheory]
    public void A_training_goes_on_elsewhere(string device)
    {
        foreach (var optimizer in new[] { OptimizerKind.Sgd, OptimizerKind.Adam })
        {
            var options = Options with { Optimizer = optimizer, LearningRate = 0.005 };
            using var whole = Train(Devices.Host, options);
            foreach (var (from, to) in new[] { (Devices.Host, TestDevices.Get(device)), (TestDevices.Get(device), Devices.Host) })
            {
                var folder = _folder[$"{optimizer} {from} {to}"];
                Train(from, options, folder, stopAfter: 4).Dispose();
                using var rest = Train(to, options, folder);
                TestDevices.AssertClose(whole, rest, Tolerance);
            }
        }
    }

    [DeviceTheory]
    public void The_best_weights_are_kept(string device)
    {
        using var network = Create(TestDevices.Get(device));
        using var images = CreateImages(network);
        var (epoch, kept) = (0, Array.Empty<Tensor>());
        new Trainer(network, new UniformSampler(TinySpace.Spec), Options with { KeepBest = true })
        {
            Validation = () =>
            {
                if (epoch == 0)
                    kept = [.. network.state_dict().Values.Select(value => value.clone())];
                return -epoch++;
            },
        }.Train(images);
        Assert.All(network.state_dict().Zip(kept), pair => Assert.True(pair.First.Value.equal(pair.Second).all().item<bool>()));
        Array.ForEach(kept, value => value.Dispose());
    }

    [DeviceTheory]
    public void Files_have_the_same_weights_from_each_device_and_for_each(string device)
    {
        using var onHost = new TinySpace.Model(new(0, 2, 1));
        RandomState.Set(onHost);
        using var onDevice = new TinySpace.Model(new(0, 2, 1), device: TestDevices.Get(device));
        onHost.save(_folder["host.dat"]);
        SafeTensors.Save(onHost, _folder["host.safetensors"]);

        WeightsFile.Load(_folder["host.dat"], onDevice);
        TestDevices.AssertSame(onHost, onDevice);
        RandomState.Set(onDevice);
        SafeTensors.Load(onDevice, _folder["host.safetensors"]);
        TestDevices.AssertSame(onHost, onDevice);
        RandomState.Set(onDevice);
        Experiments.InitialWeights.Load(_folder["host.safetensors"], isPartial: false, onDevice);
        TestDevices.AssertSame(onHost, onDevice);

        onDevice.save(_folder["device.dat"]);
        SafeTensors.Save(onDevice, _folder["device.safetensors"]);
        foreach (var end in new[] { "dat", "safetensors" })
            Assert.Equal(File.ReadAllBytes(_folder[$"host.{end}"]), File.ReadAllBytes(_folder[$"device.{end}"]));
    }

    [DeviceTheory]
    public void ONNX_files_are_the_same(string device)
    {
        using var onHost = new TinySpace.Model(new(0, 2, 1));
        RandomState.Set(onHost);
        using var onDevice = new TinySpace.Model(new(0, 2, 1), device: TestDevices.Get(device));
        onDevice.load_state_dict(onHost.state_dict());
        foreach (var (name, model) in new[] { ("host", onHost), ("device", onDevice) })
            OnnxFile.Save(model, _folder[name], ModelMetadata.Create(model, Preprocessing.None(new(8), 1), inputType: InputType.Raw));
        Assert.Equal(File.ReadAllBytes(_folder["host"]), File.ReadAllBytes(_folder["device"]));
    }

    private static void Compare(string device, TrainingOptions options, string sampler)
    {
        using var expected = Train(Devices.Host, options, sampler: sampler);
        using var actual = Train(TestDevices.Get(device), options, sampler: sampler);
        TestDevices.AssertClose(expected, actual, Tolerance);
    }

    private static TinySpace.Supernet Create(Device device)
    {
        using var seeded = TorchSeed.Use(1, "network");
        return new TinySpace.Supernet(device: device);
    }

    private static InMemoryDataset CreateImages(nn.Module network)
    {
        var images = RandomImages.Dataset(Images);
        images.Device = Devices.Of(network);
        images.Augmentations = [new HorizontalFlip(), new RandomCrop(1), new Cutout(3), new Mixup(0.4)];
        return images;
    }

    private static TinySpace.Supernet Train(
        Device device, TrainingOptions options, string? folder = null, int? stopAfter = null, string sampler = "uniform")
    {
        var supernet = Create(device);
        using var images = CreateImages(supernet);
        using var stop = new CancellationTokenSource();
        var steps = 0;
        var budget = Budgets.Sampler(Budgets.Tiny, Budgets.Range(Budgets.Tiny, InfoMetric.Flops, 0, 1));
        var plans = SamplerRegistry.All.Get(sampler).Create(budget);
        var trainer = new Trainer(supernet, plans, options) { CheckpointFolder = folder };
        try
        {
            trainer.Train(images, new Report<TrainingStep>(_ =>
            {
                if (++steps == stopAfter)
                    stop.Cancel();
            }), stop.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Equal(stopAfter, steps);
        }

        return supernet;
    }
}
