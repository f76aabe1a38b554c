using Osnas.Graph;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// The steps of a graph in training: each batch norm with the ReLU or ReLU6 behind it as one step (<see cref="NormFunction"/>).
/// </summary>
internal static class JoinedNorms
{
    /// <summary>Joins steps.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="steps">Its steps, one for each operation.</param>
    public static GraphStep[] Join(OpGraph graph, GraphStep[] steps)
    {
        var users = Enumerable.Range(0, steps.Length + 1)
            .Select(value => Enumerable.Range(0, steps.Length).Where(index => graph.Nodes[index].Inputs.Contains(value)).ToArray())
            .ToArray();
        var joined = new List<GraphStep>();
        var done = new HashSet<int>();
        for (var index = 0; index < steps.Length; index++)
        {
            if (done.Contains(index))
                continue;
            if (steps[index].Op.Module is not BatchNorm2d { weight: not null, bias: not null } norm)
            {
                joined.Add(steps[index]);
                continue;
            }

            // What the batch norm computes in the memory of its input has to be its own.
            var (last, activation) = users[index + 1] is [var user] && steps[user].RunInPlace is not null
                && graph.Nodes[user].Op is ActivationOp { Function: var function } && NormCall.Takes(function)
                ? (user, function)
                : (index, (ActivationFunction?)null);
            done.Add(last);

            // The gradient of an average comes in an order of memory that torch sums in another way.
            if (users[last + 1] is [var next] && graph.Nodes[next].Op is GlobalAvgPoolOp)
            {
                joined.AddRange(last == index ? [steps[index]] : [steps[index], steps[last]]);
                continue;
            }

            var input = graph.Nodes[index].Inputs[0];
            var call = new NormCall(
                norm,
                activation,
                OwnsInput: input > 0 && graph.Nodes[input - 1].Op is Conv2dOp && users[input] is [_],
                OwnsSlope: users[last + 1] is [var only] && graph.Nodes[only].Op is Conv2dOp);
            var (plain, activate) = (steps[index].Op, last == index ? null : steps[last].RunInPlace);
            var op = new OpModule(norm, inputs => Run(call, plain, activate, inputs));
            joined.Add(steps[index] with { Op = op, Output = last + 1 });
        }

        return [.. joined];
    }

    private static Tensor Run(NormCall call, OpModule plain, Func<Tensor, Tensor>? activate, Tensor[] inputs)
    {
        if (call.IsFor(inputs[0]))
            return call.Run(inputs[0]);
        var output = plain.Run(inputs);
        return activate is null ? output : activate(output);
    }
}
