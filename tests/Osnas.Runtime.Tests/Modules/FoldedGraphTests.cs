using Osnas.Blocks;
using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Folded graphs against the same graphs operation by operation.</summary>
public sealed class FoldedGraphTests
{
    private const int Samples = 15;

    public static TheoryData<string> Names => [.. BlockCatalog.BuiltIn.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_what_the_operations_give(string block)
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            RandomBlock.Sample(block, Samples, graph =>
            {
                using var scope = NewDisposeScope();
                using var noGrad = no_grad();
                using var module = new GraphModule(graph);
                SetStatistics(module);
                module.to(type);
                module.eval();
                var shape = graph.Input;
                var input = SameNumbers.Uniform([3, shape.Channels, shape.Height, shape.Width], seed: 1).to(type);
                var before = input.clone();
                var expected = module.call(input);
                Tensor folded;
                using (FoldedNorms.Of([module]))
                    folded = module.call(input);

                var difference = (folded - expected).abs().max().to(ScalarType.Float64).item<double>();
                var size = 1 + expected.abs().max().to(ScalarType.Float64).item<double>();
                Assert.InRange(difference / size, 0, type == ScalarType.Float32 ? 1e-4 : 1e-11);
                Assert.Equal(0, (input - before).abs().max().to(ScalarType.Float64).item<double>());
                Assert.Equal(expected.shape, folded.shape);
                Assert.True(expected.equal(module.call(input)).all().item<bool>());
            });
        }
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var module = new GraphModule(
            BlockRegistry.Build(Block.Mobile, new(8, 8, 1, new() { ExpansionRate = 2 }), new(8, 4)));
        using var input = randn(2, 8, 4, 4);
        using var noGrad = no_grad();
        module.eval();

        LiveTensors.AssertConstant(5, () =>
        {
            using (FoldedNorms.Of([module]))
                module.call(input).Dispose();
        });
    }

    private static void SetStatistics(GraphModule module)
    {
        foreach (var (index, norm) in module.modules().OfType<BatchNorm2d>().Index())
        {
            norm.running_mean!.copy_(SameNumbers.Uniform(norm.running_mean.shape, seed: index));
            norm.running_var!.copy_(SameNumbers.Uniform(norm.running_var.shape, seed: index + 1).abs() + 0.1);
            norm.weight!.copy_(SameNumbers.Uniform(norm.weight.shape, seed: index + 2));
            norm.bias!.copy_(SameNumbers.Uniform(norm.bias!.shape, seed: index + 3));
        }
    }
}
