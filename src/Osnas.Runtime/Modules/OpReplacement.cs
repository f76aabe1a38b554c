using Osnas.Graph;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Computes operations of a network in another way, or looks at their inputs.</summary>
/// <param name="op">The operation.</param>
/// <param name="inputs">Its inputs, which stay as they are.</param>
/// <returns>The output, as a new object; null to compute the operation as usual.</returns>
internal delegate Tensor? OpReplacement(Op op, Tensor[] inputs);

/// <summary>Sets the <see cref="OpReplacement"/> of networks.</summary>
internal static class OpReplacements
{
    /// <summary>Sets it for all graphs of a network. What the network's own modules compute inside stays as it is.</summary>
    /// <param name="network">The network.</param>
    /// <param name="replacement">The replacement.</param>
    public static void Set(nn.Module network, OpReplacement replacement)
    {
        foreach (var graph in GraphModule.AllOf(network))
            graph.Replacement = replacement;
    }
}
