using Osnas.Data;
using Osnas.Graph;
using Osnas.LookUpTables;
using Osnas.Modules;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>
/// What is computed stays on the device of its input. Meta tensors stand for those of a GPU: they mix with no others, and have no
/// values to read. libtorch lacks convolutions and some other operations for them: they are left out here, and
/// <see cref="NetworkDeviceTests"/> has where convolutions are built.
/// </summary>
public sealed class MetaTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(ActivationFunction.HSigmoid)]
    [InlineData(ActivationFunction.Swish)]
    [InlineData(ActivationFunction.Sigmoid)]
    public void Activations(ActivationFunction function) => Run(graph => graph.Activate("act", graph.Input, function));

    [Fact]
    public void Operations() => Run(graph =>
    {
        var pooled = graph.Concat(graph.AvgPool2d(graph.Input, 3, 1, 1), graph.MaxPool2d(graph.Input, 3, 1, 1));
        var halves = graph.Add(graph.ChannelSlice(pooled, 0, 4), graph.ChannelSlice(pooled, 4, 4));
        var gated = graph.Mul(halves, graph.Linear("gate", graph.GlobalAvgPool(halves), 4, keepsMap: true));
        return graph.Linear("linear", graph.GlobalAvgPool(graph.Add(gated, graph.Zero(graph.Input, 4, 1))), 3);
    });

    [Theory]
    [InlineData(ForwardState.Single)]
    [InlineData(ForwardState.Softmax)]
    [InlineData(ForwardState.GumbelSoftmax)]
    [InlineData(ForwardState.Sum)]
    public void Steps_of_a_supernet(ForwardState state)
    {
        using var supernet = new PoolSpace.Supernet(device: META);
        supernet.InitializeArchParam();
        supernet.SetForwardState(state, tau: 2);
        var batch = Batch();
        using var teacher = new PoolSpace.Model(new(0, 0), device: META);
        foreach (var name in TestCriteria.Names.Where(name => name != "weighted focal")) // libtorch lacks index_select
        {
            var loss = TestCriteria.Create(name, [0.5, 1, 2], teacher).Measure(supernet.call(batch.Images), batch);
            AssertMeta(loss);
            loss.backward();
            Assert.All(supernet.parameters(), weight => AssertMeta(weight.grad!));
            if (state != ForwardState.Single)
                Assert.All(supernet.GetArchParam(), row => AssertMeta(row.grad!));
        }
    }

    [Fact]
    public void Steps_of_optimizers()
    {
        foreach (var kind in Enum.GetValues<OptimizerKind>())
        {
            using var linear = ModuleMove.To(nn.Linear(2, 2), META);
            using var optimizer = Optimizers.Create(linear.parameters(), new() { Optimizer = kind, Momentum = 0.9, WeightDecay = 0.1 });
            for (var step = 0; step < 2; step++)
            {
                linear.call(TensorFactory.Zeros([1, 2], ScalarType.Float32, META)).sum().backward();
                optimizer.step();
            }

            Assert.All(linear.parameters(), AssertMeta);
        }
    }

    [Fact]
    public void Steps_of_a_differentiable_search()
    {
        var table = PoolSpace.LookUpTable.Create();
        using var supernet = new PoolSpace.Supernet(device: META);
        using var data = RandomImages.Dataset(4);
        var budget = new Budget(table, [Budgets.Range(table, InfoMetric.Flops, 0, 0.5)]);
        using var search = new DifferentiableSearch(supernet, budget, data, new() { HardwareWeight = 1 });
        var batch = Batch();
        var loss = search.Loss(batch.Images, batch.Labels, epoch: 0);
        AssertMeta(loss);
        Parameter[] rows = [.. supernet.GetArchParam()];
        Assert.All(autograd.grad([loss], rows), AssertMeta);
    }

    [Fact]
    public void Augmentations_and_normalization()
    {
        var draw = new BatchDraw(Seed: 1, Batch: 0, [0, 1, 2, 3]);
        foreach (var augmentation in new IAugmentation[]
        {
            new RandomCrop(2), new RandomResizedCrop(0.5)
        })
        {
            var batch = augmentation.Apply(Batch(), draw);
            AssertMeta(batch.Images);
            AssertMeta(batch.Labels);
        }

        new Normalization([0.5f], [0.25f]).Apply(Batch().Images);
        AssertMeta(new Preprocessing(new(8), Preprocessing.ByteScale, [0.25f], [0.125f])
            .Apply(TensorFactory.Zeros([1, 1, 8, 8], ScalarType.Byte, META)));
    }

    private static Batch Batch() => new(
        TensorFactory.Normal([4, 1, 8, 8], META), TensorFactory.Zeros([4], ScalarType.Int64, META))
    {
        Mixture = new(TensorFactory.Zeros([4], ScalarType.Int64, META), 0.25),
    };

    private static void Run(Func<GraphBuilder, GraphValue> build)
    {
        var graph = new GraphBuilder(new(4, 8));
        using var module = new GraphModule(graph.Build(build(graph)), device: META);
        AssertMeta(module.call(TensorFactory.Normal([2, 4, 8, 8], META)));
        Assert.All(module.state_dict().Values, AssertMeta);
    }

    private static void AssertMeta(Tensor tensor) => Assert.Equal(DeviceType.META, tensor.device_type);
}
