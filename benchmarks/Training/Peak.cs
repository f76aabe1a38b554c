using Osnas.Samples;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>The most that the processor does with the threads of torch: multiplications of matrices, and copies.</summary>
/// <param name="Flops">Floating-point operations in a second.</param>
/// <param name="Bytes">Bytes in a second that a copy reads and writes.</param>
internal sealed record Peak(double Flops, double Bytes)
{
    private const double Milliseconds = 1000;
    private const int Repeats = 9;

    /// <summary>Measures it.</summary>
    public static Peak Measure()
    {
        const int Side = 1024;
        const int Copied = 1 << 24;
        using var scope = NewDisposeScope();
        Tensor left = randn(Side, Side), right = randn(Side, Side), product = empty(Side, Side);
        Tensor source = randn(Copied), target = empty(Copied);
        return new(
            2.0 * Side * Side * Side / Fastest(() => mm(left, right).Dispose()),
            2.0 * Copied * sizeof(float) / Fastest(() => target.copy_(source)));
    }

    /// <summary>
    /// The share of the peak that a training step reaches: a multiplication and an addition for each multiply-accumulate of the
    /// forward pass, and twice as many of the backward pass.
    /// </summary>
    /// <param name="path">The path that is trained.</param>
    /// <param name="batch">Images in the batch.</param>
    /// <param name="milliseconds">How long the step takes.</param>
    public double ShareOfStep(Architecture path, int batch, double milliseconds)
    {
        const int FlopsOfMac = 2;
        const int Passes = 3;
        var macs = FBNetS.LookUpTable.Create(Work.Size, Work.Classes).GetModelInfo(InfoMetric.Flops, path);
        return FlopsOfMac * Passes * macs * batch / (milliseconds / Milliseconds) / Flops;
    }

    private static double Fastest(Action action) =>
        Enumerable.Range(0, Repeats).Min(_ => Sample.Of(action).Wall) / Milliseconds;
}
