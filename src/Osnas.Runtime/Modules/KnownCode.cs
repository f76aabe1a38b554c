using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Whether modules are of this project or of TorchSharp, whose <c>forward</c> may run on several threads at once.</summary>
internal static class KnownCode
{
    /// <summary>Whether it is so for a network and all modules in it.</summary>
    public static bool IsAllOf(nn.Module network) => network.modules().Prepend(network).All(IsKnown);

    private static bool IsKnown(nn.Module module)
    {
        if (module is not nn.Module<Tensor, Tensor> function)
            return true;
        Func<Tensor, Tensor> forward = function.forward;
        var assembly = forward.Method.DeclaringType!.Assembly;
        return assembly == typeof(KnownCode).Assembly || assembly == typeof(nn.Module).Assembly;
    }
}
