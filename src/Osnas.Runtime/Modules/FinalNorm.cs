using Osnas.Graph;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Osnas.Modules;

/// <summary>The batch norm at the end of a graph: its last operation, or the last before the sum with the input of the graph.</summary>
/// <param name="Module">The batch norm.</param>
/// <param name="Index">The index of its operation.</param>
/// <param name="IsResidual">Whether the input of the graph is added.</param>
internal sealed record FinalNorm(BatchNorm2d Module, int Index, bool IsResidual)
{
    /// <summary>Finds the final batch norm.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="steps">Its steps, one for each operation.</param>
    /// <returns>It; null if the graph ends otherwise.</returns>
    public static FinalNorm? Find(OpGraph graph, IReadOnlyList<GraphStep> steps)
    {
        var last = steps.Count - 1;
        var isResidual = last > 0 && graph.Nodes[last] is { Op: AddOp, Inputs.Count: 2 } sum && sum.Inputs.Order().SequenceEqual([0, last]);
        var index = isResidual ? last - 1 : last;
        return steps[index].Op.Module is BatchNorm2d { weight: not null, bias: not null } norm
            ? new(norm, index, isResidual)
            : null;
    }

    /// <summary>Computes what the module does, with another scale and another shift. It updates the statistics of the module.</summary>
    /// <param name="input">The input, <c>[N, C, H, W]</c>.</param>
    /// <param name="scale">The scale, <c>[C]</c>.</param>
    /// <param name="shift">The shift, <c>[C]</c>.</param>
    public Tensor Run(Tensor input, Tensor scale, Tensor shift)
    {
        var call = new NormCall(Module, Activation: null, OwnsInput: false, OwnsSlope: false);
        if (call.IsFor(input))
            return call.Run(input, scale, shift);
        var updates = Module.training && Module.track_running_stats;
        if (updates)
            Module.num_batches_tracked!.add_(1);
        return F.batch_norm(
            input,
            Module.running_mean,
            Module.running_var,
            scale,
            shift,
            Module.training || Module.running_mean is null,
            Module.momentum!.Value,
            Module.eps);
    }
}
