using Osnas.Blocks;
using Osnas.Graph;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// A graph in evaluation mode, with each batch norm, and the ReLU or ReLU6 behind it, as a part of the convolution before it where
/// nothing else takes what these give. It has the weights and statistics of the moment when it is made.
/// </summary>
internal sealed class FoldedGraph : IDisposable
{
    private readonly OpGraph _graph;
    private readonly int[] _uses;
    private readonly List<GraphStep> _steps = [];
    private readonly List<Tensor> _weights = [];

    /// <summary>Folds a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="steps">Its steps, one for each operation.</param>
    public FoldedGraph(OpGraph graph, IReadOnlyList<GraphStep> steps)
    {
        _graph = graph;
        _uses = new int[graph.Nodes.Count + 1];
        foreach (var value in graph.Nodes.SelectMany(node => node.Inputs))
            _uses[value]++;

        using var noGrad = no_grad();
        var done = new HashSet<int>();
        for (var index = 0; index < steps.Count; index++)
        {
            if (done.Contains(index))
                continue;
            var step = steps[index];
            if (step.Op.Convolution is not { } convolution || FindOnlyUser(index) is not { } norm
                || steps[norm].Op.Module is not BatchNorm2d { running_mean: not null, running_var: not null } batchNorm)
            {
                _steps.Add(step);
                continue;
            }

            var (weight, bias) = Fold(convolution.Module, batchNorm);
            var user = FindOnlyUser(norm);
            var activation = user is { } next ? (graph.Nodes[next].Op as ActivationOp)?.Function : null;
            var end = FusedConvolution.Takes(activation) ? user!.Value : norm;
            var fused = end == norm ? null : activation;
            done.UnionWith([norm, end]);
            _steps.Add(new(
                new(null, inputs => convolution.Run(inputs[0], weight, bias, fused)), null, step.Inputs, end + 1, step.Released));
        }
    }

    /// <summary>What runs, in order.</summary>
    public IReadOnlyList<GraphStep> Steps => _steps;

    /// <inheritdoc/>
    public void Dispose() => _weights.ForEach(weight => weight.Dispose());

    /// <summary>The only operation that takes the output of an operation; null if several do, or none.</summary>
    private int? FindOnlyUser(int index) => _uses[index + 1] == 1
        ? Enumerable.Range(index + 1, _graph.Nodes.Count - index - 1).First(user => _graph.Nodes[user].Inputs.Contains(index + 1))
        : null;

    /// <summary>The weight and the bias of a convolution that does what a batch norm does after it.</summary>
    private (Tensor Weight, Tensor Bias) Fold(Conv2d convolution, BatchNorm2d norm)
    {
        using var scope = NewDisposeScope();
        var scale = norm.weight! * (norm.running_var! + norm.eps).rsqrt();
        var mean = convolution.bias is { } added ? norm.running_mean! - added : norm.running_mean!;
        var weight = (convolution.weight! * scale.view(-1, 1, 1, 1)).DetachFromDisposeScope();
        var bias = (norm.bias! - (mean * scale)).DetachFromDisposeScope();
        _weights.AddRange([weight, bias]);
        return (weight, bias);
    }
}
