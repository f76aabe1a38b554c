using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>The normalization of images: <c>(x - Mean) / Deviation</c>, for each channel.</summary>
/// <param name="Mean">The value to subtract, for each channel.</param>
/// <param name="Deviation">The divisor, for each channel.</param>
public sealed record Normalization(IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    private const double LeastDeviation = 1e-6;

    /// <summary>The normalization of pictures with the mean and deviation of ImageNet's training images, as in torchvision.</summary>
    public static Normalization ImageNet { get; } = new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>Measures the normalization that gives each channel mean 0 and standard deviation 1.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, 32-bit floats.</param>
    /// <returns>The normalization.</returns>
    public static Normalization Measure(Tensor images)
    {
        using var scope = NewDisposeScope();
        var mean = images.mean([0, 2, 3], keepdim: true);
        var deviation = (images - mean).square().mean([0, 2, 3]).sqrt().clamp_min(LeastDeviation);
        return new(TensorReads.Read<float>(mean.flatten()), TensorReads.Read<float>(deviation));
    }

    /// <summary>Normalizes images in place.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, 32-bit floats.</param>
    public void Apply(Tensor images)
    {
        using var scope = NewDisposeScope();
        images.sub_(PerChannel(Mean, images.device)).div_(PerChannel(Deviation, images.device));
    }

    /// <summary>The images before this normalization.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, normalized.</param>
    /// <returns>New images of the same shape.</returns>
    internal Tensor Undo(Tensor images)
    {
        using var scope = NewDisposeScope();
        return images.mul(PerChannel(Deviation, images.device)).add_(PerChannel(Mean, images.device)).MoveToOuterDisposeScope();
    }

    /// <summary>This normalization and then another one, as one.</summary>
    internal Normalization Then(Normalization next) => new(
        [.. Mean.Select((mean, channel) => mean + (Deviation[channel] * next.Mean[channel]))],
        [.. Deviation.Zip(next.Deviation, (first, second) => first * second)]);

    /// <summary>The normalization of one channel for several.</summary>
    internal Normalization Repeat(int channels) =>
        new([.. Enumerable.Repeat(Mean[0], channels)], [.. Enumerable.Repeat(Deviation[0], channels)]);

    /// <summary>What makes images with this normalization images with another one.</summary>
    internal Normalization To(Normalization other) => new(
        [.. Mean.Select((mean, channel) => (other.Mean[channel] - mean) / Deviation[channel])],
        [.. Deviation.Zip(other.Deviation, (from, to) => to / from)]);

    private static Tensor PerChannel(IReadOnlyList<float> values, Device device) =>
        TensorFactory.Of(values.ToArray(), device).view(1, -1, 1, 1);
}
