using Osnas.LookUpTables;
using Osnas.Search;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Gradients of the losses of searches: cross entropy and costs, by everything that is trained.</summary>
public sealed class SearchGradientTests : IDisposable
{
    public SearchGradientTests() => set_default_dtype(float64);

    public static TheoryData<bool, ForwardState, HardwareCriterion> Losses
    {
        get
        {
            TheoryData<bool, ForwardState, HardwareCriterion> losses = [];
            foreach (var isUnified in (bool[])[false, true])
            {
                foreach (var state in (ForwardState[])[ForwardState.Softmax, ForwardState.GumbelSoftmax])
                    losses.Add(isUnified, state, HardwareCriterion.Excess);
                foreach (var criterion in Enum.GetValues<HardwareCriterion>().Where(criterion => criterion != HardwareCriterion.Excess))
                    losses.Add(isUnified, ForwardState.Softmax, criterion);
            }

            return losses;
        }
    }

    public void Dispose() => set_default_dtype(float32);

    [Theory]
    [MemberData(nameof(Losses))]
    public void Of_the_differentiable_search(bool isUnified, ForwardState state, HardwareCriterion criterion)
    {
        using var scope = NewDisposeScope();
        using var network = KnownNetwork.Create(isUnified, seed: 1);
        var supernet = Prepare(network);
        supernet.InitializeArchParam();
        FillArchParam(supernet);
        var table = network.Table;
        var budget = new Budget(table, [Budgets.Range(table, InfoMetric.Flops, 0, 0.2), Budgets.Range(table, InfoMetric.Params, 0, 0.3)]);
        var options = new DifferentiableOptions { State = state, Criterion = criterion, HardwareWeight = 3 };
        using var search = new DifferentiableSearch(supernet, budget, network.Images, options);

        Slopes.AssertMatch(
            () =>
            {
                random.manual_seed(5); // the same Gumbel noise each time
                return search.Loss(Images(network), Labels(), epoch: 0);
            },
            supernet.GetArchParam());
    }

    [Theory]
    [InlineData(false, HardwareCriterion.SquaredError)]
    [InlineData(false, HardwareCriterion.AbsoluteError)]
    [InlineData(true, HardwareCriterion.SquaredError)]
    [InlineData(true, HardwareCriterion.LogRatio)]
    public void Of_the_generator_by_its_output(bool isUnified, HardwareCriterion criterion)
    {
        using var scope = NewDisposeScope();
        using var network = KnownNetwork.Create(isUnified, seed: 1);
        Prepare(network).SetForwardState(ForwardState.Sum);
        using var search = new GeneratorSearch(network.Supernet, network.Table, new() { Criterion = criterion }, seed: 1);
        var logits = SameNumbers.Uniform([network.Table.ModelCfgShape.Rows, 3], seed: 4).requires_grad_();

        Slopes.AssertMatch(() => Loss(search, network, logits), logits);
    }

    /// <summary>Through the whole network: each bias, and each weight of the last layer.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_the_generator_by_its_weights(bool isUnified)
    {
        using var scope = NewDisposeScope();
        using var network = KnownNetwork.Create(isUnified, seed: 1);
        Prepare(network).SetForwardState(ForwardState.Sum);
        using var search = new GeneratorSearch(network.Supernet, network.Table, new(), seed: 1);
        using var generator = new ArchitectureGenerator(targetChannels: 2, hidden: 3);
        SameNumbers.Fill(generator, seed: 6);
        var prior = nn.functional.one_hot(tensor(network.Best.Select(choice => (long)choice).ToArray()), 3).to(float64);

        Slopes.AssertMatch(() => Loss(search, network, generator.call(prior, tensor(0.4))), generator.parameters());
    }

    private static Tensor Loss(GeneratorSearch search, KnownNetwork network, Tensor logits)
    {
        random.manual_seed(5); // the same Gumbel noise each time
        var flops = network.Table.GetStatistics(InfoMetric.Flops);
        return search.Loss(logits, Images(network), Labels(), target: flops.Percentile(0.3), temperature: 2).Loss;
    }

    private static BaseSupernet Prepare(KnownNetwork network)
    {
        SameNumbers.Fill(network.Supernet, seed: 1);
        network.Supernet.eval();
        return network.Supernet;
    }

    private static void FillArchParam(BaseSupernet supernet)
    {
        using var noGrad = no_grad();
        foreach (var (index, row) in supernet.GetArchParam().Index())
            row.copy_(SameNumbers.Uniform(row.shape, seed: 10 + index));
    }

    private static Tensor Labels() => tensor(new long[] { 0, 1, 2, 3 });

    private static Tensor Images(KnownNetwork network) => SameNumbers.Uniform([4, .. network.Images.Images.shape[1..]], seed: 2);
}
