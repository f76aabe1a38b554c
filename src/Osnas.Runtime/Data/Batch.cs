using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Images and their labels. An enumeration of batches disposes each when it continues.</summary>
/// <param name="Images"><c>[N, C, H, W]</c>, 32-bit floats.</param>
/// <param name="Labels"><c>[N]</c>, 64-bit integers.</param>
public sealed record Batch(Tensor Images, Tensor Labels) : IDisposable
{
    /// <summary>Number of images.</summary>
    public int Count { get; } = (int)Images.shape[0];

    /// <summary>The images that were mixed in; null if there are none.</summary>
    public Mixture? Mixture { get; init; }

    /// <summary>The loss of the images by their labels and, if images were mixed, by the labels of the mixed-in images.</summary>
    /// <param name="criterion">From labels <c>[N]</c> to the loss.</param>
    /// <returns>The loss.</returns>
    public Tensor Loss(Func<Tensor, Tensor> criterion) => Mixture is { } mixture
        ? ((1 - mixture.Share) * criterion(Labels)) + (mixture.Share * criterion(mixture.Labels))
        : criterion(Labels);

    /// <summary>Disposes the tensors.</summary>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
        Mixture?.Labels.Dispose();
    }

    /// <summary>The batch on a device; this batch if it is already there.</summary>
    internal Batch To(Device device) => Devices.AreSame(Images.device, device)
        ? this
        : this with
        {
            Images = Images.to(device),
            Labels = Labels.to(device),
            Mixture = Mixture is null ? null : Mixture with { Labels = Mixture.Labels.to(device) },
        };

    /// <summary>Takes the tensors out of the current scope.</summary>
    internal Batch Detach()
    {
        Images.DetachFromDisposeScope();
        Labels.DetachFromDisposeScope();
        Mixture?.Labels.DetachFromDisposeScope();
        return this;
    }
}
