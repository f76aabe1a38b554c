using Osnas.Blocks;
using Osnas.Graph;
using TorchSharp.Modules;

namespace Osnas.Modules;

/// <summary>
/// A graph in evaluation mode, with each batch norm, and the ReLU, ReLU6 or sum behind it, as a part of the convolution before it
/// where nothing else takes what these give. It has the weights and statistics of the moment when it is made.
/// </summary>
internal sealed class FoldedGraph : IDisposable
{
    private readonly OpGraph _graph;
    private readonly int[] _uses;
    private readonly List<GraphStep> _steps = [];
    private readonly List<FoldedConvolution> _convolutions = [];

    /// <summary>Folds a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="steps">Its steps, one for each operation.</param>
    public FoldedGraph(OpGraph graph, IReadOnlyList<GraphStep> steps)
    {
        _graph = graph;
        _uses = new int[graph.Nodes.Count + 1];
        foreach (var value in graph.Nodes.SelectMany(node => node.Inputs))
            _uses[value]++;

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

            var folded = new FoldedConvolution(convolution, batchNorm);
            _convolutions.Add(folded);
            var (end, activation, added) = FindEnd(index, norm);
            done.UnionWith([norm, end]);
            int[] inputs = [.. step.Inputs, .. added];
            int[] released = [.. step.Released.Union(steps[end].Released).Except([index + 1, norm + 1])];
            _steps.Add(new(
                new(null, values => folded.Run(values[0], activation, values.Length > 1 ? values[1] : null)),
                null,
                inputs,
                end + 1,
                released));
        }
    }

    /// <summary>What runs, in order.</summary>
    public IReadOnlyList<GraphStep> Steps => _steps;

    /// <inheritdoc/>
    public void Dispose() => _convolutions.ForEach(convolution => convolution.Dispose());

    /// <summary>The only operation that takes the output of an operation; null if several do, or none.</summary>
    private int? FindOnlyUser(int index) => _uses[index + 1] == 1
        ? Enumerable.Range(index + 1, _graph.Nodes.Count - index - 1).First(user => _graph.Nodes[user].Inputs.Contains(index + 1))
        : null;

    /// <summary>
    /// The last operation that a convolution takes over, the activation that this is, and the value that it adds. A sum has to
    /// follow at once: what it adds has been computed, and nothing in between takes it.
    /// </summary>
    private (int End, ActivationFunction? Activation, int[] Added) FindEnd(int convolution, int norm)
    {
        if (FindOnlyUser(norm) is not { } user)
            return (norm, null, []);
        if (_graph.Nodes[user].Op is ActivationOp { Function: var function } && FoldedConvolution.Takes(function))
            return (user, function, []);
        return _graph.Nodes[user] is { Op: AddOp, Inputs: [var first, var second] } && user == convolution + 2
            ? (user, null, [first == norm + 1 ? second : first])
            : (norm, null, []);
    }
}
