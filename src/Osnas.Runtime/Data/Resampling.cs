using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Scales images as PIL and torchvision do: linear, and antialiased where they get smaller.</summary>
internal static class Resampling
{
    /// <summary>The size of images <c>[N, C, H, W]</c>.</summary>
    public static ImageSize SizeOf(Tensor images) => new((int)images.shape[^2], (int)images.shape[^1]);

    /// <summary>Scales whole images.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, bytes or floats.</param>
    /// <param name="size">The new height and width.</param>
    public static Tensor Resize(Tensor images, ImageSize size) =>
        nn.functional.interpolate(
            images, [size.Height, size.Width], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);

    /// <summary>Scales a part of images.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, bytes or floats.</param>
    /// <param name="region">The part.</param>
    /// <param name="size">The new height and width.</param>
    public static Tensor Resize(Tensor images, Region region, ImageSize size)
    {
        using var rows = images.narrow(2, region.Top, region.Height);
        using var part = rows.narrow(3, region.Left, region.Width);
        return Resize(part, size);
    }
}
