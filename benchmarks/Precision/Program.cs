using System.Globalization;
using Osnas;
using Osnas.Benchmarks;
using TorchSharp;
using static TorchSharp.torch;

// Compares networks in bfloat16 with the same networks in 32-bit floats: training steps and forward passes. The argument is the
// number of pairs.
var pairs = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 60;

// Depthwise convolutions of several kernels with wide pointwise ones; and dense 3x3 convolutions.
(string Space, int[] Pattern, int Batch, int Size)[] cases =
[
    ("FBNet", [3, 7], 32, 32),
    ("FBNet", [3, 7], 128, 32),
    ("FBNet", [3, 7], 16, 112),
    ("Small32", [2, 0, 3, 1, 2, 4, 3, 2], 128, 32),
    (nameof(DenseSpace), [0], 128, 32),
    (nameof(DenseSpace), [0], 16, 112),
];

random.manual_seed(1);
Console.WriteLine($"processor time, threads: {get_num_threads()}");
Console.WriteLine($"{string.Empty,-58} {"bf16",11} {"fp32",11}");
foreach (var (name, pattern, batch, size) in cases)
{
    var space = SearchSpaces.Get(name);
    Architecture architecture = new(Enumerable.Range(0, space.Spec.ModelCfgShape.Rows).Select(layer => pattern[layer % pattern.Length]));
    using var images = randn(batch, 3, size, size);
    using var labels = randint(0, 10, batch);
    using var lower = space.CreateModel(architecture, 10, null, null);
    using var full = space.CreateModel(architecture, 10, null, null);
    using var lowerStep = new Step(lower, images, labels, NumericPrecision.Bf16);
    using var fullStep = new Step(full, images, labels, NumericPrecision.Fp32);
    var of = $"{name}, {batch} images of {size}x{size}";
    Pairing.Run($"training step, {of}", lowerStep.Run, fullStep.Run, pairs, Pairing.ProcessorTime);
    lower.eval();
    full.eval();
    using var noGrad = no_grad();
    Pairing.Run($"forward, {of}", () => lower.call(images).Dispose(), () => full.call(images).Dispose(), pairs, Pairing.ProcessorTime);
}
