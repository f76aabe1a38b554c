using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>
/// Work on batches of images. If a device has too little memory for it, it is tried with fewer images, and the error says how many
/// fit.
/// </summary>
/// <param name="Name">What it is, in words: <c>the evaluation of a network of MySpace</c>.</param>
/// <param name="Device">Where it runs.</param>
/// <param name="BatchSize">Images of a batch.</param>
/// <param name="Channels">Channels of an image.</param>
/// <param name="Size">Height and width of an image.</param>
/// <param name="Try">Does a part of it that takes as much memory, with images <c>[N, C, H, W]</c> of zeros.</param>
/// <param name="Remedy">Says what to change, given the number of images that fit.</param>
internal sealed record BatchWork(
    string Name, Device Device, int BatchSize, int Channels, ImageSize Size, Action<Tensor> Try, Func<int, string> Remedy)
{
    /// <summary>The least number of images that it can be done with; batch norm in training mode needs two.</summary>
    public int Least { get; init; } = 1;

    /// <summary>Does the work.</summary>
    /// <exception cref="DeviceMemoryException">The device has too little memory for a batch.</exception>
    public T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (OutOfMemory.Is(exception))
        {
            throw Fail(exception);
        }
    }

    /// <inheritdoc cref="Run{T}"/>
    public void Run(Action work) => Run(() =>
    {
        work();
        return true;
    });

    private DeviceMemoryException Fail(Exception exception)
    {
        var fitting = FindFitting();
        var found = fitting switch
        {
            null => "how many fit isn't known, because the device failed when fewer were tried.",
            0 => $"{(Least == 1 ? "a single image doesn't fit" : $"not even {Least} images fit")}. Use smaller images (--input-size) "
                + "or another device.",
            1 => $"1 image fits. {Remedy(1)}",
            { } count => $"{count} images fit. {Remedy(count)}",
        };
        var full = Devices.Describe(OutOfMemory.IsOfHost(exception) ? Devices.Host : Device);
        return new(
            $"Out of memory on {full} in {Name} with {Words.Count(BatchSize, "image")} of {Channels}x{Size}; {found}",
            BatchSize,
            fitting > 0 ? fitting : null,
            exception);
    }

    /// <summary>The number of images that fits, halved until it does: 0 if none does, null if the device fails otherwise.</summary>
    private int? FindFitting()
    {
        try
        {
            for (var count = BatchSize / 2; count >= Least; count /= 2)
            {
                if (OutOfMemory.Fits(() => TryWith(count)))
                    return count;
            }
        }
        catch (ExternalException)
        {
            return null;
        }

        return 0;
    }

    private void TryWith(int count)
    {
        using var scope = NewDisposeScope();
        Try(TensorFactory.Zeros([count, Channels, Size.Height, Size.Width], ScalarType.Float32, Device));
    }
}
