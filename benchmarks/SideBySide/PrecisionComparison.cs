using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>Compares networks in bfloat16 with the same networks in 32-bit floats: a training step, and a forward pass.</summary>
internal static class PrecisionComparison
{
    /// <summary>Depthwise convolutions of several kernels with wide pointwise ones; and dense 3x3 convolutions.</summary>
    private static readonly (string Space, int[] Pattern, int Batch, int Size)[] Cases =
    [
        ("FBNet", [3, 7], 32, 32),
        ("FBNet", [3, 7], 128, 32),
        ("FBNet", [3, 7], 16, 112),
        ("Small32", [2, 0, 3, 1, 2, 4, 3, 2], 128, 32),
        (nameof(DenseSpace), [0], 128, 32),
        (nameof(DenseSpace), [0], 16, 112),
    ];

    public static void Run(int pairs)
    {
        Console.WriteLine($"processor time, threads: {get_num_threads()}");
        Console.WriteLine($"{string.Empty,-58} {"bf16",11} {"fp32",11}");
        foreach (var (name, pattern, batch, size) in Cases)
        {
            var space = SearchSpaces.Get(name);
            Architecture architecture =
                new(Enumerable.Range(0, space.Spec.ModelCfgShape.Rows).Select(layer => pattern[layer % pattern.Length]));
            using var images = randn(batch, 3, size, size);
            using var labels = randint(0, 10, batch);
            using var lower = space.CreateModel(architecture, 10, null, null);
            using var full = space.CreateModel(architecture, 10, null, null);
            using var lowerStep = new Step(lower, images, labels, NumericPrecision.Bf16);
            using var fullStep = new Step(full, images, labels);
            var of = $"{name}, {batch} images of {size}x{size}";
            Pairing.Run($"training step, {of}", lowerStep.Run, fullStep.Run, pairs, Pairing.ProcessorTime);
            lower.eval();
            full.eval();
            using var noGrad = no_grad();
            Pairing.Run(
                $"forward, {of}", () => lower.call(images).Dispose(), () => full.call(images).Dispose(), pairs, Pairing.ProcessorTime);
        }
    }
}
