using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>
/// The sum of weighted candidates, some with their weights in a batch norm, against the outputs multiplied and added: the sum, all
/// gradients, and the statistics of the batch norms, in double precision.
/// </summary>
public sealed class WeightedSumTests
{
    private const int Samples = 6;

    /// <summary>
    /// Rounding makes some 1e-16 of a number, and a batch norm of few values that hardly differ up to 300 times as much, three in a
    /// row 3e-9.
    /// </summary>
    private const double Tolerance = 1e-7;

    public static TheoryData<string> Names => [.. BlockCatalog.BuiltIn.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_the_sum_of_the_weighted_outputs(string block) => RandomBlock.Sample(block, Samples, graph =>
    {
        using var scope = NewDisposeScope();
        using GraphModule first = Create(graph, seed: 1), second = Create(graph, seed: 2), inner = Create(graph, seed: 3);
        using var own = new Negative(inner);
        using var identity = Create(Identity(graph.Input), seed: 0);
        var keepsShape = graph.Output == graph.Input && !graph.GivesVector;
        nn.Module<Tensor, Tensor>[] candidates = keepsShape ? [first, identity, own, second] : [first, own, second];
        foreach (var isTraining in new[] { true, false })
        {
            foreach (var candidate in candidates)
                candidate.train(isTraining);
            var expected = Measure(candidates, graph, (input, weights) => candidates
                .Select((candidate, index) => candidate.call(input) * weights[index])
                .Aggregate((sum, weighted) => sum + weighted));
            var actual = Measure(candidates, graph, (input, weights) => WeightedSum.Of(candidates, input, weights));

            foreach (var (plain, folded) in expected.Zip(actual))
            {
                Assert.Equal(plain.shape, folded.shape);
                var difference = (plain - folded).abs().max().item<double>() / (1 + plain.abs().max().item<double>());
                Assert.InRange(difference, 0, Tolerance);
            }
        }
    });

    [Fact]
    public void The_input_alone_is_multiplied()
    {
        using var scope = NewDisposeScope();
        using var identity = Create(Identity(new(4, 3)), seed: 0);
        var input = SameNumbers.Uniform([2, 4, 3, 3], seed: 1);

        var sum = WeightedSum.Of([identity, identity], input, tensor([0.25, 0.5]));

        Assert.Equal(0, (sum - (0.75 * input)).abs().max().item<double>());
    }

    [Theory]
    [InlineData(8, 1, true)]
    [InlineData(8, 2, false)]
    [InlineData(12, 1, false)]
    public void An_inverted_residual_ends_with_a_batch_norm(int outChannels, int stride, bool isResidual)
    {
        using var module = Create(Mobile(outChannels, stride), seed: 1);

        Assert.Equal(isResidual, module.FindFinalNorm()!.IsResidual);
    }

    [Fact]
    public void A_graph_that_computes_otherwise_has_no_batch_norm_to_fold_into()
    {
        using var module = Create(Mobile(8, 1), seed: 1);
        module.eval();

        using (FoldedNorms.Of([module]))
            Assert.Null(module.FindFinalNorm());
        module.Precision = NumericPrecision.Bf16;
        Assert.Null(module.FindFinalNorm());
        module.Precision = NumericPrecision.Fp32;
        module.Replacement = (_, _) => null;
        Assert.Null(module.FindFinalNorm());
        module.Replacement = null;
        Assert.NotNull(module.FindFinalNorm());
        module.register_forward_hook((_, _, output) => output);
        Assert.Null(module.FindFinalNorm());
    }

    /// <summary>The output, the gradients and the statistics of a sum. It starts from the same statistics each time.</summary>
    private static List<Tensor> Measure(
        nn.Module<Tensor, Tensor>[] candidates, OpGraph graph, Func<Tensor, Tensor, Tensor> compute)
    {
        var input = SameNumbers.Uniform([3, graph.Input.Channels, graph.Input.Height, graph.Input.Width], seed: 5).requires_grad_();
        var weights = SameNumbers.Uniform([candidates.Length], seed: 6).requires_grad_();
        Tensor[] buffers = [.. candidates.SelectMany(candidate => candidate.buffers())];
        Parameter[] parameters = [.. candidates.SelectMany(candidate => candidate.parameters())];
        foreach (var (index, buffer) in buffers.Index())
            buffer.copy_(SameNumbers.Uniform(buffer.shape, seed: index).abs() + 0.1);
        foreach (var parameter in parameters)
            parameter.grad = null;

        var output = compute(input, weights);
        (output * SameNumbers.Uniform(output.shape, seed: 7)).sum().backward();

        Tensor[] variables = [input, weights, .. parameters];
        return
        [
            output,
            .. variables.Select(variable => variable.grad ?? zeros(1, float64)),
            .. buffers.Select(buffer => buffer.to(float64, copy: true)),
        ];
    }

    private static GraphModule Create(OpGraph graph, int seed)
    {
        var module = new GraphModule(graph);
        SameNumbers.Fill(module, seed);
        using var noGrad = no_grad();
        foreach (var (index, norm) in module.modules().OfType<BatchNorm2d>().Index())
        {
            norm.weight.copy_(SameNumbers.Uniform(norm.weight.shape, seed + index));
            norm.bias!.copy_(SameNumbers.Uniform(norm.bias!.shape, seed + index + 1));
        }

        return module;
    }

    private static OpGraph Identity(TensorShape input) =>
        BlockRegistry.Build(Block.Skip, new(input.Channels, input.Channels, 1, BlockOptions.Default), input);

    private static OpGraph Mobile(int outChannels, int stride) =>
        BlockRegistry.Build(Block.Mobile, new(8, outChannels, stride, BlockOptions.Default), new(8, 6));

    /// <summary>A block that isn't a graph.</summary>
    private sealed class Negative : nn.Module<Tensor, Tensor>
    {
        private readonly GraphModule _inner;

        public Negative(GraphModule inner)
            : base(nameof(Negative))
        {
            _inner = inner;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => -_inner.call(input);
    }
}
