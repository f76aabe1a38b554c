using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Scales images as PIL and torchvision do: linear, and antialiased where they get smaller.</summary>
internal static class Resampling
{
    /// <summary>Scales whole images.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, bytes or floats.</param>
    /// <param name="size">The new height and width.</param>
    public static Tensor Resize(Tensor images, int size) => Resize(images, size, size);

    /// <summary>Scales a part of images.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, bytes or floats.</param>
    /// <param name="region">The part.</param>
    /// <param name="size">The new height and width.</param>
    public static Tensor Resize(Tensor images, Region region, int size) => Resize(images, region, size, size);

    /// <summary>Scales a part of images.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, bytes or floats.</param>
    /// <param name="region">The part.</param>
    /// <param name="height">The new height.</param>
    /// <param name="width">The new width.</param>
    public static Tensor Resize(Tensor images, Region region, int height, int width)
    {
        using var rows = images.narrow(2, region.Top, region.Height);
        using var part = rows.narrow(3, region.Left, region.Width);
        return Resize(part, height, width);
    }

    private static Tensor Resize(Tensor images, int height, int width) =>
        nn.functional.interpolate(images, [height, width], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);
}
