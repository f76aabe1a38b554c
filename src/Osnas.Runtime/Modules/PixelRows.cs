using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Maps as rows of pixels, each with its channels side by side.</summary>
internal static class PixelRows
{
    /// <summary>Whether a map <c>[N, C, H, W]</c> is in this order, without gaps.</summary>
    public static bool IsChannelsLast(Tensor map)
    {
        using var pixels = map.permute(0, 2, 3, 1);
        return pixels.is_contiguous();
    }

    /// <summary>A map <c>[N, C, H, W]</c> as <c>[N, H, W, C]</c>: of the same memory if it is in this order, otherwise a copy.</summary>
    public static Tensor Of(Tensor map)
    {
        using var pixels = map.permute(0, 2, 3, 1);
        return pixels.contiguous();
    }
}
