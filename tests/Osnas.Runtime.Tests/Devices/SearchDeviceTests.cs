using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Searches by gradients on each device of this machine.</summary>
public sealed class SearchDeviceTests : IDisposable
{
    private static readonly DifferentiableOptions Options = new() { LearningRate = 0.1, BatchSize = 32, HardwareWeight = 1 };

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [DeviceTheory]
    public void Differentiable_steps(string device)
    {
        foreach (var isUnified in new[] { false, true })
        {
            var (expected, loss) = Search(isUnified, Devices.Host);
            var (actual, sameLoss) = Search(isUnified, TestDevices.Get(device));
            Assert.Equal(loss, sameLoss, TestDevices.Tolerance);
            TestDevices.AssertClose(expected, actual, "architecture parameters");
        }
    }

    /// <summary>By any noise: what lets more pass lowers the loss.</summary>
    [DeviceTheory]
    public void A_differentiable_search_finds_the_best(string device)
    {
        using var search = CreateSearch(
            TestDevices.Get(device), isUnified: false, Options with { State = ForwardState.GumbelSoftmax }, null, out var network);
        using (network)
        {
            network.Supernet.eval();
            for (var step = 0; step < 30; step++)
                search.BeforeStep(new(Seed: 1, step, StepsOfEpoch: 1000));
            Assert.Equal(network.Best, search.Decode());
        }
    }

    [DeviceTheory]
    public void A_differentiable_search_goes_on_elsewhere(string device)
    {
        using var memory = new MemoryStream();
        using var first = CreateSearch(TestDevices.Get(device), isUnified: false, Options, null, out var before);
        using (before)
        {
            first.BeforeStep(new(Seed: 1, Step: 0, StepsOfEpoch: 10));
            first.Save(new(memory));
            first.BeforeStep(new(Seed: 1, Step: 1, StepsOfEpoch: 10));
            memory.Position = 0;
            using var second = CreateSearch(Devices.Host, isUnified: false, Options, null, out var after);
            using (after)
            {
                second.Load(new(memory));
                second.BeforeStep(new(Seed: 1, Step: 1, StepsOfEpoch: 10));
                TestDevices.AssertClose(Read(before.Supernet), Read(after.Supernet), "architecture parameters");
            }
        }
    }

    /// <summary>The same generator before its training, whose noise is the device's own; finite after it.</summary>
    [DeviceTheory]
    public void Generators(string device)
    {
        var options = new GeneratorOptions { Epochs = 1, BatchSize = 32, EvaluationTargets = 4, Priors = 3, HiddenChannels = 8 };
        using var expected = KnownNetwork.Create(isUnified: true, seed: 1);
        using var actual = KnownNetwork.Create(isUnified: true, seed: 1, device: TestDevices.Get(device));
        using var onHost = new GeneratorSearch(expected.Supernet, expected.Table, options, seed: 3);
        using var onDevice = new GeneratorSearch(actual.Supernet, actual.Table, options, seed: 3);
        Assert.Equal(onHost.Evaluate().Costs, onDevice.Evaluate().Costs);

        actual.FillClassifier();
        var steps = new List<GeneratorStep>();
        onDevice.Train(actual.Images, new Report<GeneratorStep>(steps.Add));
        Assert.True(double.IsFinite(Assert.Single(steps).CrossEntropy + steps[0].HardwareLoss));
    }

    [DeviceTheory]
    public void Expected_costs(string device)
    {
        var table = Budgets.FBNetS;
        var logits = SameNumbers.Uniform([table.ModelCfgShape.Rows, table.ModelCfgShape.Columns], seed: 1).to(ScalarType.Float32);
        var (expected, actual) = (Expect(logits), Expect(logits.to(TestDevices.Get(device))));
        Assert.Equal(expected, actual, expected * TestDevices.Tolerance);

        double Expect(Tensor values)
        {
            using var mask = new CandidateMask(table.Spec, values.device);
            using var cost = new ExpectedCost(table, InfoMetric.Flops, values.device);
            return cost.Of(Doubles.From(mask.Softmax(values))).item<double>();
        }
    }

    private static (Tensor Parameters, double Loss) Search(bool isUnified, Device device)
    {
        using var seeded = TorchSeed.Use(2, "search");
        using var search = CreateSearch(
            device, isUnified, Options with { Criterion = HardwareCriterion.SquaredError }, mostFlops: 0.3, out var network);
        using (network)
        {
            var loss = 0.0;
            for (var step = 0; step < 5; step++)
                loss = search.Step(network.Images.Images.to(device), network.Images.Labels.to(device));
            return (Read(network.Supernet), loss);
        }
    }

    /// <summary>A search of a network with the right classifier.</summary>
    /// <param name="device">Where it is.</param>
    /// <param name="isUnified">Whether its layers are unified.</param>
    /// <param name="options">The options.</param>
    /// <param name="mostFlops">The budget: 0 is the cheapest architecture, 1 the most expensive; null for none.</param>
    /// <param name="network">The network, to be disposed.</param>
    private static DifferentiableSearch CreateSearch(
        Device device, bool isUnified, DifferentiableOptions options, double? mostFlops, out KnownNetwork network)
    {
        using var seeded = TorchSeed.Use(2, "search");
        network = KnownNetwork.Create(isUnified, seed: 1, device: device);
        network.FillClassifier();
        var table = network.Table;
        var budget = new Budget(table, mostFlops is { } most ? [Budgets.Range(table, InfoMetric.Flops, 0, most)] : []);
        return new(network.Supernet, budget, network.Images, options);
    }

    private static Tensor Read(BaseSupernet supernet) => stack(supernet.GetArchParam()).detach().to(Devices.Host);
}
