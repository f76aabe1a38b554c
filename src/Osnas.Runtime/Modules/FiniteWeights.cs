using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Weights and statistics have to be numbers: a network with NaN or infinity in them gives NaN for every image.</summary>
internal static class FiniteWeights
{
    /// <summary>The first tensor of a state dictionary that isn't finite, as a clause; null if all are.</summary>
    public static string? FindFault(nn.Module network)
    {
        var state = network.state_dict().Where(entry => entry.Value.is_floating_point()).ToArray();
        if (state.Length == 0)
            return null;
        using var scope = NewDisposeScope();
        var areFinite = TensorReads.Read<bool>(stack(state.Select(entry => entry.Value.isfinite().all())));
        if (Array.IndexOf(areFinite, false) is not (>= 0 and var fault))
            return null;
        var (name, value) = state[fault];
        return $"{name} [{string.Join(", ", value.shape)}] holds "
            + $"{(TensorReads.ReadScalar<bool>(value.isnan().any()) ? "NaN" : "infinity")}, which is not a usable weight";
    }
}
