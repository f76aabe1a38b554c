using Osnas.Graph;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// A block as a TorchSharp module, built from its graph: <c>[N, C, H, W]</c> to <c>[N, C', H', W']</c>, or to <c>[N, C']</c> if
/// it ends in a linear layer. It works with every size that the operations of the graph allow.
/// </summary>
/// <remarks>Intermediate tensors are disposed after their last use; the order is fixed when the module is built.</remarks>
public sealed class GraphModule : nn.Module<Tensor, Tensor>
{
    private readonly GraphStep[] _steps;
    private GraphStep[]? _joined;
    private FoldedGraph? _folded;

    /// <summary>Builds the module of a graph, and initializes its parameters (see <see cref="WeightInitialization"/>).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <param name="device">The device of the weights; null for the CPU.</param>
    public GraphModule(OpGraph graph, BatchNormOptions? batchNorm = null, Device? device = null)
        : base(nameof(GraphModule))
    {
        // TorchSharp's constructors leave temporary tensors behind.
        using var scope = NewDisposeScope();
        Graph = graph;
        var lastUse = FindLastUse(graph);
        var branches = new Dictionary<string, ModuleTree>();
        _steps = new GraphStep[graph.Nodes.Count];
        for (var index = 0; index < _steps.Length; index++)
        {
            var node = graph.Nodes[index];
            var op = OpModule.Create(node.Op, batchNorm ?? BatchNormOptions.Default, device ?? Devices.Host);
            if (op.Module is not null)
                ModuleTree.Register(this, branches, node.Name, op.Module);

            // The input of the graph belongs to the caller and stays as it is.
            int[] released = [.. node.Inputs.Distinct().Where(value => value > 0 && lastUse[value] == index)];
            var inPlace = op.RunInPlace is not null && released.Length == 1 && KeepsNoOutput(graph, released[0]);
            _steps[index] = new(op, inPlace ? op.RunInPlace : null, [.. node.Inputs], index + 1, released);
        }
    }

    /// <summary>The graph that the module was built from.</summary>
    public OpGraph Graph { get; }

    /// <summary>What the operations compute with. Input, output and weights are 32-bit floats in both.</summary>
    internal NumericPrecision Precision { get; set; }

    /// <summary>Computes operations in another way; null for none. See <see cref="OpReplacement"/>.</summary>
    internal OpReplacement? Replacement { get; set; }

    /// <summary>Whether the output is the input.</summary>
    internal bool IsIdentity => IsPlain && Graph.Nodes.All(node => node.Op is IdentityOp);

    /// <summary>The steps in training, which are made when they run first: most candidates of a large supernet may never do.</summary>
    private GraphStep[] Joined => _joined ??= JoinedNorms.Join(Graph, _steps);

    /// <summary>Whether it computes operation by operation, in 32-bit floats, and no hook sees its input or output.</summary>
    private bool IsPlain =>
        _folded is null && Replacement is null && Precision == NumericPrecision.Fp32
        && pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count == 0;

    /// <summary>The graphs in a network, in the order in which they are registered.</summary>
    internal static IEnumerable<GraphModule> AllOf(nn.Module network) => network.modules().Prepend(network).OfType<GraphModule>();

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var isMixed = Precision == NumericPrecision.Bf16;
        var output = Run(Replacement is not null || isMixed ? _steps : _folded?.Steps ?? Joined, input);
        if (!isMixed || output.dtype != ScalarType.BFloat16)
            return output;
        using (output)
            return output.to(ScalarType.Float32);
    }

    /// <summary>The batch norm at the end of the graph, for <see cref="RunToNorm"/>; null if the graph ends otherwise.</summary>
    internal FinalNorm? FindFinalNorm() =>
        IsPlain && FinalNorm.Find(Graph, _steps) is { Module.momentum: not null } norm ? norm : null;

    /// <summary>Runs the graph as far as its final batch norm, which has another scale and another shift.</summary>
    /// <param name="norm">What <see cref="FindFinalNorm"/> gave.</param>
    /// <param name="input">The input of the graph, which stays as it is.</param>
    /// <param name="scale">The scale, <c>[C]</c>.</param>
    /// <param name="shift">The shift, <c>[C]</c>.</param>
    /// <returns>The output of the batch norm, as a new tensor.</returns>
    internal Tensor RunToNorm(FinalNorm norm, Tensor input, Tensor scale, Tensor shift)
    {
        var step = _steps[norm.Index] with { Op = new(null, inputs => norm.Run(inputs[0], scale, shift)) };
        return Run([.. Joined.TakeWhile(before => before.Output <= norm.Index), step], input);
    }

    /// <summary>Does nothing: the constructor registers all modules by name.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <summary>Computes with folded batch norms from now on, those of the present weights and statistics.</summary>
    internal void Fold() => _folded ??= new(Graph, _steps);

    /// <summary>Computes operation by operation again.</summary>
    internal void Unfold()
    {
        _folded?.Dispose();
        _folded = null;
    }

    private Tensor Run(IReadOnlyList<GraphStep> steps, Tensor input)
    {
        var isMixed = Precision == NumericPrecision.Bf16;
        var values = new Tensor?[_steps.Length + 1];
        values[0] = input;
        foreach (var step in steps)
        {
            if (step.RunInPlace is not null && Replacement is null)
            {
                values[step.Output] = step.RunInPlace(values[step.Inputs[0]]!);
                continue;
            }

            var inputs = new Tensor[step.Inputs.Length];
            for (var i = 0; i < inputs.Length; i++)
                inputs[i] = values[step.Inputs[i]]!;
            values[step.Output] = Replacement?.Invoke(Graph.Nodes[step.Output - 1].Op, inputs)
                ?? (isMixed ? BFloat16Form.RunFastest(step.Op, inputs) : step.Op.Run(inputs));
            foreach (var released in step.Released)
                values[released]!.Dispose();
        }

        return values[steps[^1].Output]!;
    }

    /// <summary>The index of the last step that uses each value.</summary>
    private static int[] FindLastUse(OpGraph graph)
    {
        var lastUse = new int[graph.Nodes.Count + 1];
        for (var index = 0; index < graph.Nodes.Count; index++)
        {
            foreach (var value in graph.Nodes[index].Inputs)
                lastUse[value] = index;
        }

        return lastUse;
    }

    /// <summary>Whether the gradient of the operation that gives a value can do without that value.</summary>
    private static bool KeepsNoOutput(OpGraph graph, int value) => graph.Nodes[value - 1].Op is Conv2dOp or BatchNorm2dOp;
}
