using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Random numbers that are the same on every processor. Torch's aren't: each instruction set has its own way to them.</summary>
internal static class SameNumbers
{
    /// <summary>Numbers from -1 to 1, in double precision.</summary>
    public static Tensor Uniform(long[] shape, int seed)
    {
        var random = new Random(seed);
        var count = (int)shape.Aggregate(1L, (product, length) => product * length);
        return tensor([.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)], shape);
    }

    /// <summary>
    /// Gives a module weights whose outputs are about as large as its inputs, in double precision; vectors, as those of
    /// batch norms, stay.
    /// </summary>
    public static void Fill(nn.Module module, int seed)
    {
        module.to(ScalarType.Float64);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var (index, parameter) in module.parameters().Where(parameter => parameter.dim() > 1).Index())
            parameter.copy_(Uniform(parameter.shape, seed + index) * Math.Sqrt(3.0 * parameter.shape[0] / parameter.numel()));
    }
}
