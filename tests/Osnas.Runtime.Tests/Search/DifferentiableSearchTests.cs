using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class DifferentiableSearchTests
{
    [Theory]
    [InlineData(HardwareCriterion.SquaredError, 0.25 * 0.25)]
    [InlineData(HardwareCriterion.AbsoluteError, 0.25)]
    [InlineData(HardwareCriterion.Excess, 0.25)]
    [InlineData(HardwareCriterion.LogRatio, 0.16440195)]
    public void Criteria_have_their_values(HardwareCriterion criterion, double expected)
    {
        using var scope = NewDisposeScope();

        // log(150 / 100) ^ 2 = 0.1644
        Assert.Equal(expected, criterion.Measure(tensor(150.0), 100, 200).item<double>(), 1e-7);
        Assert.Equal(0, criterion.Measure(tensor(100.0), 100, 200).item<double>(), 1e-12);
    }

    [Fact]
    public void Below_the_target_only_excess_is_nothing()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(0, HardwareCriterion.Excess.Measure(tensor(50.0), 100, 200).item<double>());
        Assert.Equal(0.25, HardwareCriterion.AbsoluteError.Measure(tensor(50.0), 100, 200).item<double>());
    }

    /// <summary>The mean over all architectures, each with its probability, by enumeration.</summary>
    [Fact]
    public void Expected_cost_is_that_of_probabilities()
    {
        using var scope = NewDisposeScope();
        using var cost = new ExpectedCost(Budgets.Tiny, InfoMetric.Flops, CPU);
        using var mask = new CandidateMask(TinySpace.Spec, CPU);
        var probabilities = mask.Softmax(tensor(new[,] { { 0.3, -1, 2 }, { 0.5, 9, -0.5 }, { 0.0, 1, 2 } }));
        var expected = TinySpace.Architectures.Sum(architecture =>
            architecture.Select((choice, row) => probabilities[row, choice].item<double>()).Aggregate((product, next) => product * next)
            * Budgets.Tiny.GetModelInfo(InfoMetric.Flops, architecture));

        Assert.Equal(expected, cost.Of(probabilities).item<double>(), 1e-6);
        Assert.Equal(0, probabilities[1, 1].item<double>());
    }

    /// <summary>
    /// Where the images say nothing, the expected cost falls until it meets the budget, and nothing pulls it up again; the
    /// weights have no gradient.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_expected_cost_comes_down_to_the_budget(bool isUnified)
    {
        using var seeded = TorchSeed.Use(1, "test");
        using var network = KnownNetwork.Create(isUnified, seed: 1);
        network.BlindClassifier();
        var (supernet, table) = (network.Supernet, network.Table);
        var budget = new Budget(table, [Budgets.Range(table, InfoMetric.Flops, 0, 0.2)]);
        var options = new DifferentiableOptions { LearningRate = 0.05, BatchSize = 8, HardwareWeight = 1 };
        using var search = new DifferentiableSearch(supernet, budget, network.Images, options);
        using var cost = new ExpectedCost(table, InfoMetric.Flops, CPU);
        using var mask = new CandidateMask(table.Spec, CPU);
        Assert.True(Expected() > budget.Constraints[0].AtMost);

        for (var step = 0; step < 200; step++)
            search.BeforeStep(new(1, step, 10));

        Assert.True(Expected() <= budget.Constraints[0].AtMost);
        Assert.True(budget.IsMetBy(search.Decode()));
        Assert.All(supernet.parameters(), weight => Assert.True(weight.grad is null));

        double Expected()
        {
            using var scope = NewDisposeScope();
            return cost.Of(mask.Softmax(stack(supernet.GetArchParam()).detach().to(ScalarType.Float64))).item<double>();
        }
    }

    [Theory]
    [InlineData(ForwardState.Single, "runs one candidate of each layer and mixes none")]
    [InlineData(ForwardState.Sum, "is for parameters that are given: what a search with it finds is no better than a random draw")]
    public void States_that_find_nothing_are_refused(ForwardState state, string reason)
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(8);
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() =>
            new DifferentiableSearch(supernet, new(Budgets.Tiny, []), images, new() { State = state }));

        Assert.StartsWith(
            $"State is '{$"{state}".ToLowerInvariant()}', which {reason}; there are softmax, gumbel-softmax.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_on_from_what_it_saved()
    {
        using var seeded = TorchSeed.Use(1, "test");
        using var images = RandomImages.Dataset(20);
        using var supernet = new TinySpace.Supernet();
        using var other = new TinySpace.Supernet();
        other.load_state_dict(supernet.state_dict());
        using var search = Create(supernet);
        Run(search, 0, 7);
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
            search.Save(writer);
        Run(search, 7, 12);

        using var resumed = Create(other);
        Run(resumed, 0, 2);
        memory.Position = 0;
        using (var reader = new BinaryReader(memory))
            resumed.Load(reader);

        // The batch norms of the other supernet have seen other batches, which doesn't matter in training mode.
        Run(resumed, 7, 12);
        Assert.All(
            supernet.GetArchParam().Zip(other.GetArchParam()),
            pair => Assert.Equal(pair.First.data<float>().ToArray(), pair.Second.data<float>().ToArray()));

        DifferentiableSearch Create(BaseSupernet net) =>
            new(
                net,
                new Budget(Budgets.Tiny, [Budgets.Range(Budgets.Tiny, InfoMetric.Flops, 0, 0.5)]),
                images,
                new() { BatchSize = 8, LearningRate = 0.01, HardwareWeight = 1 });

        static void Run(DifferentiableSearch search, int from, int to)
        {
            for (var step = from; step < to; step++)
                search.BeforeStep(new(5, step, 4));
        }
    }

    [Fact]
    public void No_step_leaves_a_tensor()
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(16);
        using var search = new DifferentiableSearch(
            supernet,
            new Budget(Budgets.Tiny, [Budgets.Range(Budgets.Tiny, InfoMetric.Flops, 0, 0.5)]),
            images,
            new() { BatchSize = 8, State = ForwardState.GumbelSoftmax, HardwareWeight = 1 });
        var step = 0;
        search.BeforeStep(new(1, step++, 4));

        LiveTensors.AssertConstant(100, () => search.BeforeStep(new(1, step++, 4)));
    }
}
