using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Gives its input back, unless that has more images than it has memory for.</summary>
/// <param name="capacity">The most images.</param>
internal sealed class LimitedModule(int capacity) : nn.Module<Tensor, Tensor>(nameof(LimitedModule))
{
    /// <summary>Images of each pass.</summary>
    public List<long> Passes { get; } = [];

    public override Tensor forward(Tensor input)
    {
        Passes.Add(input.shape[0]);
        using var work = input + 1; // what a failure has to free
        return input.shape[0] <= capacity
            ? input.alias()
            : throw new ExternalException("CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 7.79 GiB");
    }
}
