using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Osnas.Runtime.Tests;

/// <summary>The forward states in which all sub-blocks of a unified layer run, and its architecture parameters.</summary>
public sealed class UnifiedMixtureTests
{
    private const double Tolerance = 1e-5;

    // Layer 1 has the candidates 0, 1 (zero), 2 and 3; layer 0 not candidate 2.
    private static readonly float[,] Parameters =
    {
        { 0.3f, -0.2f, 7, 0.9f }, { 0.1f, 0.2f, -7, 0.4f }, { 0.2f, 0.5f, 7, 0.1f },
        { 0.3f, 0.2f, 0.5f, -0.4f }, { -0.1f, 0.6f, 0.2f, 0.3f }, { 0.9f, 0.1f, 0.4f, 0.2f },
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Softmax_mixes_the_candidates_of_each_sub_block(int layer) =>
        CheckLayer(layer, ForwardState.Softmax, 1, allowed => allowed.softmax(0), [0, 1, 2]);

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 0.5)]
    public void Gumbel_softmax_is_the_softmax_with_noise(int layer, double tau) => CheckLayer(
        layer,
        ForwardState.GumbelSoftmax,
        tau,
        allowed => ((allowed - empty_like(allowed).exponential_().log()) / tau).softmax(0),
        [0, 1, 2]);

    /// <summary>The greatest weights are those of candidates 3, 3 and zero, and of 2, zero and 0.</summary>
    [Theory]
    [InlineData(0, new[] { 0, 1, 2 })]
    [InlineData(1, new[] { 2, 0, 1 })]
    public void Sum_weighs_by_the_parameters_as_they_are_in_canonical_order(int layer, int[] order) =>
        CheckLayer(layer, ForwardState.Sum, 1, allowed => allowed, order);

    [Fact]
    public void The_sum_of_one_hot_rows_in_any_order_is_the_path()
    {
        using var scope = NewDisposeScope();
        using var supernet = new UnifiedSpace.Supernet();
        supernet.eval();
        var images = RandomImages.Batch(2);
        foreach (var architecture in new Architecture[] { new(3, 0, 1, 1, 2, 1), new(1, 1, 3, 3, 2, 0), new(0, 0, 0, 1, 0, 2) })
        {
            supernet.SetActivateArchitecture(architecture);
            supernet.SetForwardState(ForwardState.Single);
            var path = supernet.call(images);
            supernet.SetArchParam(F.one_hot(tensor(architecture.Select(choice => (long)choice).ToArray()), 4).to(float32));
            supernet.SetForwardState(ForwardState.Sum);

            Assert.InRange((path - supernet.call(images)).abs().max().item<float>(), 0, Tolerance);
        }
    }

    [Fact]
    public void There_is_a_row_of_parameters_for_each_sub_block()
    {
        using var supernet = new UnifiedSpace.Supernet();
        supernet.InitializeArchParam();

        Assert.Equal(Enumerable.Repeat(new long[] { 4 }, 6), supernet.GetArchParam().Select(row => row.shape));
        Assert.Equal(new ModelCfgShape(6, 4), supernet.ModelCfgShape);
        using var wrong = zeros(2, 4);
        Assert.StartsWith(
            "UnifiedSpace: the architecture parameters are [2, 4]; they must be [6, 4].",
            Assert.Throws<ArgumentException>(() => supernet.SetArchParam(wrong)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>In layer 1 all sub-blocks would be left out: the one that loses least by it stays.</summary>
    [Fact]
    public void The_best_keeps_as_many_sub_blocks_as_it_has_to()
    {
        using var scope = NewDisposeScope();
        using var supernet = new UnifiedSpace.Supernet();
        supernet.SetArchParam(tensor(new float[,]
        {
            { 0, 2, 9, 1 }, { 3, 0, 9, 1 }, { 0, 1, 9, 4 },
            { 0, 5, 1, 2 }, { 0, 5, 4, 2 }, { 0, 5, 1, 3 },
        }));

        Assert.Equal(new(0, 3, 1, 2, 1, 1), supernet.GetBestArchParam());
    }

    [Fact]
    public void The_best_under_a_budget_is_that_of_enumeration()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        using var supernet = new UnifiedSpace.Supernet();
        var table = UnifiedSpace.LookUpTable.Create();
        var budget =
            new LookUpTables.Budget(table, [new(InfoMetric.Params, AtMost: table.GetStatistics(InfoMetric.Params).Percentile(0.3))]);
        var parameters = randn(6, 4);
        supernet.SetArchParam(parameters);
        var values = parameters.data<float>().ToArray();
        var best = RandomOrders().Where(budget.IsMetBy)
            .MaxBy(architecture => architecture.Select((choice, row) => (double)values[(row * 4) + choice]).Sum())!;

        Assert.Equal(UnifiedSpace.Spec.Normalize(best), supernet.GetBestArchParam(budget));

        static IEnumerable<Architecture> RandomOrders() => Osnas.Core.Tests.RandomSpaces.Enumerate(UnifiedSpace.Spec);
    }

    private static void CheckLayer(int layer, ForwardState state, double tau, Func<Tensor, Tensor> weigh, int[] order)
    {
        using var scope = NewDisposeScope();
        using var supernet = new UnifiedSpace.Supernet();
        var parameters = tensor(Parameters);
        supernet.SetArchParam(parameters);
        supernet.SetForwardState(state, tau);
        supernet.eval();
        var superlayer = supernet.Layers[layer];
        var parts = superlayer.named_modules().ToDictionary(pair => pair.name, pair => pair.module);
        var input = randn(2, 4, 6, 6);

        random.manual_seed(3);
        var actual = superlayer.call(input);

        random.manual_seed(3);
        long[] allowed = [.. UnifiedSpace.Spec.AllowedCandidates(layer * 3).Select(candidate => (long)candidate)];
        Tensor[] weights = [.. Enumerable.Range(layer * 3, 3).Select(row => weigh(parameters[row][tensor(allowed)]))];
        var hidden = new List<Tensor>();
        for (var sub = 0; sub < 3; sub++)
        {
            var (expanded, mixed) = (Run($"sub{sub}.expand", input), new List<Tensor>());
            foreach (var candidate in allowed.Where(candidate => candidate != 1))
                mixed.Add(weights[order[sub]][Array.IndexOf(allowed, candidate)] * Run($"sub{sub}.candidate{candidate}", expanded));
            hidden.Add(mixed.Aggregate((sum, part) => sum + part));
        }

        var left = 3 - weights.Sum(row => row[1].item<float>());
        var expected = Run($"project.bn{Math.Clamp((int)Math.Round(left), 1, 3)}", Run("project.conv", cat(hidden, 1)));
        if (layer == 0)
            expected += input;
        Assert.InRange((expected - actual).abs().max().item<float>(), 0, Tolerance);

        Tensor Run(string part, Tensor value) => ((nn.Module<Tensor, Tensor>)parts[part]).call(value);
    }
}
