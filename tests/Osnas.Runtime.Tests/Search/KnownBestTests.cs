using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>
/// Training strategies and search strategies on networks whose best architecture is known by construction: they find it
/// with every seed.
/// </summary>
public sealed class KnownBestTests
{
    private const int Seeds = 5;

    public static TheoryData<bool> Forms => [false, true];

    public static TheoryData<bool, string> Samplers
    {
        get
        {
            TheoryData<bool, string> samplers = [];
            foreach (var kind in SamplerRegistry.All.Names)
            {
                samplers.Add(false, kind);
                if (kind != "strict-fairness") // refuses unified layers
                    samplers.Add(true, kind);
            }

            return samplers;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Accuracies_are_those_that_are_known(bool isUnified)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            using var network = KnownNetwork.Create(isUnified, seed);
            network.FillClassifier();
            AssertKnown(network);
        }
    }

    /// <summary>
    /// Only the classifier is trained, which is a convex problem. Images that look alike get the same answer, which is
    /// right for one of them if the weights of all bits are about alike: after so many steps they are, by far. A tenth
    /// more or less of each changes nothing, and no processor rounds like that.
    /// </summary>
    [Theory]
    [MemberData(nameof(Samplers))]
    public void Whatever_trains_the_supernet_accuracies_are_those_that_are_known(bool isUnified, string name)
    {
        for (var seed = 0; seed < 2; seed++)
        {
            using var network = KnownNetwork.Create(isUnified, seed);
            network.Freeze();
            network.Supernet.InitializeArchParam();
            var inside = Budgets.Sampler(network.Table, Budgets.Range(network.Table, InfoMetric.Flops, 0.01, 1));
            var sampler = SamplerRegistry.All.Get(name).Create(inside);
            var options = new TrainingOptions { Epochs = 60, BatchSize = 16, LearningRate = 0.5, WeightDecay = 0, Seed = seed };
            new Trainer(network.Supernet, sampler, options).Train(network.Images);

            AssertKnown(network);
            network.ShakeClassifier(0.1);
            AssertKnown(network);
        }
    }

    [Theory]
    [InlineData(false, "evolution")]
    [InlineData(false, "aging")]
    [InlineData(false, "NSGA-II")]
    [InlineData(true, "evolution")]
    [InlineData(true, "aging")]
    [InlineData(true, "NSGA-II")]
    public void Searchers_find_the_best(bool isUnified, string name)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            using var network = KnownNetwork.Create(isUnified, seed);
            network.FillClassifier();
            var evaluator = new SupernetEvaluator(network.Supernet, network.Images, network.Images);

            var searcher = Searchers.Create(name, Budgets.Sampler(network.Table), population: 16, generations: 20, seed);

            Assert.Equal(new(network.Best, 1), SearchRun.Run(searcher, evaluator).Best);
        }
    }

    /// <summary>
    /// What lets more pass lowers the loss, by any weights of the others: the gradient of the best candidate's parameter
    /// has the same sign in each step, whatever the noise, and that of one that hides all the other sign.
    /// </summary>
    [Theory]
    [InlineData(false, ForwardState.Softmax, true)]
    [InlineData(false, ForwardState.Softmax, false)]
    [InlineData(false, ForwardState.GumbelSoftmax, false)]
    [InlineData(true, ForwardState.Softmax, true)]
    [InlineData(true, ForwardState.GumbelSoftmax, true)]
    public void Mixtures_go_to_the_best_in_each_step(bool isUnified, ForwardState state, bool isGraded)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            using var seeded = TorchSeed.Use(seed, "test");
            using var network = KnownNetwork.Create(isUnified, seed, isGraded);
            network.FillClassifier();
            network.Supernet.eval();
            var options = new DifferentiableOptions { State = state, LearningRate = 0.1, BatchSize = 32 };
            using var search = new DifferentiableSearch(network.Supernet, new(network.Table, []), network.Images, options);
            var before = Read(network.Supernet);
            for (var step = 0; step < 30; step++)
            {
                search.Step(network.Images.Images, network.Images.Labels);
                var after = Read(network.Supernet);
                Assert.All(network.Best, (best, row) =>
                    Assert.True(after[row][best] > before[row][best], $"seed {seed}, step {step}, row {row}"));
                before = after;
            }

            AssertLeads(network);
            Assert.Equal(network.Best, search.Decode());
        }
    }

    /// <summary>
    /// The classifier is trained alone first, then the parameters beside it. Not in unified layers: their batch norms
    /// make up for any weight of a sub-block that has a channel for itself.
    /// </summary>
    [Theory]
    [InlineData(ForwardState.Softmax)]
    [InlineData(ForwardState.GumbelSoftmax)]
    public void Differentiable_search_beside_the_weights_finds_the_best(ForwardState state)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            using var seeded = TorchSeed.Use(seed, "test");
            using var network = KnownNetwork.Create(isUnified: false, seed, isGraded: false);
            network.Freeze();
            var options = new DifferentiableOptions { State = state, LearningRate = 0.2, BatchSize = 16, WarmUpEpochs = 20 };
            using var search = new DifferentiableSearch(network.Supernet, new(network.Table, []), network.Images, options);
            var sampler = new DifferentiableSampler(network.Table.Spec, state);
            var training = new TrainingOptions { Epochs = 40, BatchSize = 16, LearningRate = 0.5, Seed = seed };
            new Trainer(network.Supernet, sampler, training) { Companion = search }.Train(network.Images);

            AssertLeads(network);
            Assert.Equal(network.Best, search.Decode());
        }
    }

    /// <summary>Of the architectures inside a budget that hasn't room for the best, those with most of its choices.</summary>
    [Fact]
    public void Under_a_budget_as_much_of_the_best_stays_as_there_is_room_for()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            using var seeded = TorchSeed.Use(seed, "test");
            using var network = KnownNetwork.Create(isUnified: false, seed, isGraded: false);
            network.FillClassifier();
            network.Supernet.eval();
            var options = new DifferentiableOptions { LearningRate = 0.1, BatchSize = 32 };
            using var search = new DifferentiableSearch(network.Supernet, new(network.Table, []), network.Images, options);
            for (var step = 0; step < 30; step++)
                search.Step(network.Images.Images, network.Images.Labels);
            foreach (var limit in network.Architectures)
            {
                var flops = network.Table.GetModelInfo(InfoMetric.Flops, limit);
                var budget = new Budget(network.Table, [new(InfoMetric.Flops, AtMost: flops)]);
                var found = network.Supernet.GetBestArchParam(budget);

                Assert.True(budget.IsMetBy(found));
                Assert.Equal(network.Architectures.Where(budget.IsMetBy).Max(Kept), Kept(found));
            }

            int Kept(Architecture architecture) => architecture.Zip(network.Best).Count(pair => pair.First == pair.Second);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_generator_finds_the_best(bool isUnified)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            using var network = KnownNetwork.Create(isUnified, seed, isGraded: false);
            network.FillClassifier();
            var options = new GeneratorOptions { Epochs = 30, BatchSize = 16, HardwareWeight = 0, LearningRate = 5e-3 };
            using var search = new GeneratorSearch(network.Supernet, network.Table, options, seed);

            search.Train(network.Images);

            Assert.Equal(network.Best, search.Decode(new(network.Table, [])));
        }
    }

    private static void AssertLeads(KnownNetwork network)
    {
        var parameters = Read(network.Supernet);
        Assert.All(network.Best, (best, row) => Assert.All(parameters[row].Where((_, candidate) => candidate != best), other =>
            Assert.True(parameters[row][best] > other + 1, $"{parameters[row][best]} of the best, {other} of another in row {row}")));
    }

    private static void AssertKnown(KnownNetwork network)
    {
        var evaluator = new SupernetEvaluator(network.Supernet, network.Images, network.Images);
        var known = network.Architectures.Select(architecture => new Evaluation(architecture, network.Accuracy(architecture)));
        Assert.Equal(known, evaluator.Evaluate(network.Architectures));
        Assert.Equal(network.Best, Assert.Single(network.Architectures, architecture => network.Accuracy(architecture) == 1));
    }

    private static float[][] Read(BaseSupernet supernet) => [.. supernet.GetArchParam().Select(row => row.data<float>().ToArray())];
}
