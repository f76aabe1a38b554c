using TorchSharp;

namespace Osnas.App;

/// <summary>Loads libtorch before work that needs it.</summary>
internal static class Libtorch
{
    /// <summary>Does some work.</summary>
    /// <param name="work">The work.</param>
    /// <param name="threads">The number of torch threads; null for torch's default.</param>
    /// <exception cref="DllNotFoundException">libtorch can't be loaded; the message says how to add it.</exception>
    public static T Run<T>(Func<T> work, int? threads = null)
    {
        NativeDependency.Libtorch.Load();
        if (threads is { } count)
            torch.set_num_threads(count);
        return work();
    }
}
