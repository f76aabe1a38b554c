namespace Osnas.Graph;

/// <summary>An operation in a graph, applied to earlier values.</summary>
/// <param name="Name">The name of the operation, its TorchSharp module and its ONNX node; unique in the graph.</param>
/// <param name="Op">The operation.</param>
/// <param name="Inputs">The values to which it is applied: 0 is the graph's input, n + 1 is the output of node n.</param>
/// <param name="Shape">The shape of its output.</param>
public sealed record OpNode(string Name, Op Op, EquatableArray<int> Inputs, TensorShape Shape);

/// <summary>
/// A block for a given input: primitive operations in the order in which they run. The last node is the output.
/// Costs, TorchSharp modules and ONNX nodes are all derived from this description.
/// </summary>
public sealed record OpGraph
{
    internal OpGraph(TensorShape input, IEnumerable<OpNode> nodes)
    {
        Input = input;
        Nodes = new(nodes);
    }

    /// <summary>The shape of the input.</summary>
    public TensorShape Input { get; }

    /// <summary>The operations, in the order in which they run.</summary>
    public EquatableArray<OpNode> Nodes { get; }

    /// <summary>The shape of the output.</summary>
    public TensorShape Output => Nodes[Nodes.Count - 1].Shape;

    /// <summary>Whether the output is a vector <c>[N, C]</c>, which only operations on vectors accept.</summary>
    public bool GivesVector => Nodes[Nodes.Count - 1].Op.GivesVector;

    /// <summary>The exact cost for one image.</summary>
    /// <exception cref="OverflowException">The cost exceeds the range of <see cref="long"/>.</exception>
    public Cost Cost
    {
        get
        {
            // Asked for each candidate of each layer, so without the objects of a query.
            var sum = Cost.Zero;
            for (var node = 0; node < Nodes.Count; node++)
                sum += new Cost(Nodes[node].Op.Macs(Nodes[node].Shape), Nodes[node].Op.Params);
            return sum;
        }
    }
}
