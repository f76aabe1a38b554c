using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Weights and statistics have to be numbers: a network with NaN or infinity in them gives NaN for every image.</summary>
internal static class FiniteWeights
{
    /// <summary>The first tensor of a state dictionary that isn't finite, as a clause; null if all are.</summary>
    public static string? FindFault(nn.Module network)
    {
        foreach (var (name, value) in network.state_dict())
        {
            using var scope = NewDisposeScope();
            if (value.is_floating_point() && !value.isfinite().all().item<bool>())
                return $"{name} [{string.Join(", ", value.shape)}] holds {(value.isnan().any().item<bool>() ? "NaN" : "infinity")}, which "
                    + "is not a usable weight";
        }

        return null;
    }
}
