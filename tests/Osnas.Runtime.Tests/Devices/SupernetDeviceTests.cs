using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Networks on each device of this machine: the same weights, outputs and gradients as on the CPU.</summary>
public sealed class SupernetDeviceTests : IDisposable
{
    private const int Images = 6;

    private static readonly string[] Spaces =
        [nameof(TinySpace), nameof(UnifiedSpace), nameof(OwnClassesSpace), nameof(OwnNetworkSpace), nameof(CustomBlocksSpace)];

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [DeviceTheory]
    public void Initial_weights_are_the_same(string device) => OnAll(device, TestDevices.AssertSame);

    [DeviceTheory]
    public void Single_paths(string device) => OnAll(device, (expected, actual) => Compare(expected, actual, ForwardState.Single));

    [DeviceTheory]
    public void Mixtures(string device) => OnAll(device, (expected, actual) =>
    {
        foreach (var state in new[] { ForwardState.Softmax, ForwardState.Sum })
        {
            var parameters = SameNumbers.Uniform([expected.ModelCfgShape.Rows, expected.ModelCfgShape.Columns], seed: 3)
                .to(ScalarType.Float32);
            var moved = parameters.to(Devices.Of(actual)).requires_grad_();
            parameters.requires_grad_();
            expected.SetArchParam(parameters);
            actual.SetArchParam(moved);
            Compare(expected, actual, state);
            TestDevices.AssertClose(parameters.grad!, moved.grad!, $"gradients in state {state}");
        }
    });

    /// <summary>The noise is drawn on the device: it can't be the same, but it must be there and be finite.</summary>
    [DeviceTheory]
    public void Mixtures_with_noise(string device) => OnAll(device, (_, network) =>
    {
        network.InitializeArchParam();
        network.SetForwardState(ForwardState.GumbelSoftmax, tau: 2);
        network.train();
        var (first, second) = (Run(network), Run(network));
        Assert.True(first.isfinite().all().item<bool>());
        Assert.False(first.equal(second).all().item<bool>());
    });

    [DeviceTheory]
    public void Architecture_parameters_are_the_same(string device) => OnAll(device, (expected, actual) =>
    {
        foreach (var network in new[] { expected, actual })
        {
            using var seeded = TorchSeed.Use(4, "parameters");
            network.InitializeArchParam();
        }

        Assert.All(
            expected.GetArchParam().Zip(actual.GetArchParam()),
            rows => Assert.True(rows.First.equal(rows.Second.to(Devices.Host)).all().item<bool>()));
        Assert.Equal(expected.GetBestArchParam(), actual.GetBestArchParam());
    });

    [DeviceTheory]
    public void Models_take_the_weights_of_their_path(string device) => OnAll(device, (expected, actual) =>
    {
        // Its models have other layers than its supernet.
        if (expected is OwnNetworkSpace.Supernet)
            return;
        var registration = SearchSpaces.Get(expected.Spec.Name);
        var path = expected.ActiveArchitecture;
        using var onHost = registration.CreateModel(path, expected.Spec.Classes, null, null);
        using var onDevice = registration.CreateModel(path, expected.Spec.Classes, null, Devices.Of(actual));
        using var fromDevice = registration.CreateModel(path, expected.Spec.Classes, null, null);
        onHost.LoadFrom(expected);
        onDevice.LoadFrom(actual);
        fromDevice.LoadFrom(actual);
        TestDevices.AssertSame(onHost, onDevice);
        TestDevices.AssertSame(onHost, fromDevice);
    });

    [DeviceTheory]
    public void Calibrated_statistics(string device) => OnAll(device, (expected, actual) =>
    {
        var images = rand(Images, expected.Spec.InputChannels, 8, 8);
        foreach (var network in new[] { expected, actual })
        {
            using var data = new InMemoryDataset(images.clone(), zeros(Images, ScalarType.Int64), 3) { Device = Devices.Of(network) };
            BatchNormCalibration.Apply(network, data, batchSize: 4);
        }

        TestDevices.AssertClose(expected, actual);
    });

    /// <summary>The accuracies are known by construction: the weights are ones and zeros.</summary>
    [DeviceTheory]
    public void Accuracies_are_those_that_are_known(string device)
    {
        foreach (var isUnified in new[] { false, true })
        {
            using var network = KnownNetwork.Create(isUnified, seed: 1, device: TestDevices.Get(device));
            network.FillClassifier();
            var evaluator = new SupernetEvaluator(network.Supernet, network.Images, network.Images);
            Assert.Equal(
                network.Architectures.Select(architecture => new Evaluation(architecture, network.Accuracy(architecture))),
                evaluator.Evaluate(network.Architectures));
        }
    }

    private static void OnAll(string device, Action<BaseSupernet, BaseSupernet> test)
    {
        foreach (var space in Spaces)
        {
            using var expected = Create(space, Devices.Host);
            using var actual = Create(space, TestDevices.Get(device));
            test(expected, actual);
        }
    }

    private static BaseSupernet Create(string space, Device device)
    {
        using var seeded = TorchSeed.Use(1, space);
        return SearchSpaces.Get(space).CreateSupernet(RandomImages.Classes, null, device);
    }

    private static void Compare(BaseSupernet expected, BaseSupernet actual, ForwardState state)
    {
        foreach (var network in new[] { expected, actual })
        {
            network.SetForwardState(state);
            network.train();
            network.zero_grad();

            // Its draws are the device's own.
            foreach (var dropout in network.modules().OfType<Dropout>())
                dropout.eval();
        }

        var (logits, same) = (Run(expected), Run(actual));
        TestDevices.AssertClose(logits, same, $"logits in state {state}");
        logits.square().mean().backward();
        same.square().mean().backward();
        Assert.All(expected.named_parameters().Zip(actual.named_parameters()), pair =>
        {
            Assert.Equal(pair.First.parameter.grad is null, pair.Second.parameter.grad is null);
            if (pair.First.parameter.grad is { } gradient)
                TestDevices.AssertClose(gradient, pair.Second.parameter.grad!, $"gradients of {pair.First.name}", tolerance: 1e-3);
        });
        TestDevices.AssertClose(expected, actual);
    }

    private static Tensor Run(BaseSupernet network)
    {
        var images = SameNumbers.Uniform([Images, network.Spec.InputChannels, 8, 8], seed: 2).to(ScalarType.Float32);
        return network.call(images.to(Devices.Of(network)));
    }
}
