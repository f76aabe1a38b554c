using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Parameters and statistics of which none is what it is by default.</summary>
internal static class RandomState
{
    public static void Set(nn.Module module)
    {
        using var noGrad = no_grad();
        foreach (var (name, value) in module.state_dict().Where(entry => entry.Value.dim() > 0))
            value.uniform_(
                name.EndsWith("running_var", StringComparison.Ordinal) ? 0.5 : -0.5,
                name.EndsWith("running_var", StringComparison.Ordinal) ? 2 : 0.5);
    }
}
