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
        return LimitedMemory.Check(input, capacity).alias();
    }

    /// <summary>A network that classifies <see cref="RandomImages"/>, with this in front.</summary>
    public nn.Module<Tensor, Tensor> ToNetwork() =>
        nn.Sequential(this, nn.Flatten(), nn.Linear(RandomImages.Size * RandomImages.Size, RandomImages.Classes));
}
