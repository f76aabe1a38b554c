using SkiaSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Decodes image files with SkiaSharp, which TorchSharp brings along.</summary>
internal static class ImageFile
{
    private const int Red = 0;
    private const int Channels = 3;
    private const int PixelBytes = 4;

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp"];

    /// <summary>The names that images may end in, for messages.</summary>
    public static string KnownExtensions => string.Join(", ", Extensions);

    /// <summary>Whether a file has the name of an image.</summary>
    public static bool IsNamedSo(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Decodes a file to bytes <c>[1, 3, H, W]</c>: red, green and blue, as stored, without transparency.</summary>
    /// <exception cref="InvalidDataException">It isn't an image, or only a part of one.</exception>
    public static Tensor Decode(string path)
    {
        var (pixels, width, height) = DecodePixels(path);
        using var all = tensor(pixels, [1, height, width, PixelBytes]);
        using var colors = all.narrow(3, Red, Channels);
        return colors.permute(0, 3, 1, 2);
    }

    private static (byte[] Pixels, int Width, int Height) DecodePixels(string path)
    {
        try
        {
            using var data = SKData.CreateCopy(File.ReadAllBytes(path));
            using var codec = SKCodec.Create(data) ?? throw new InvalidDataException($"{path} is not an image.");
            var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
            var result = codec.GetPixels(info, out var pixels);
            return result == SKCodecResult.Success ? (pixels, info.Width, info.Height) : throw new InvalidDataException($"{path} can't be decoded: {result}.");
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            throw new DllNotFoundException("Images are decoded by SkiaSharp, whose native library is missing. On Linux: dotnet add package SkiaSharp.NativeAssets.Linux.NoDependencies, of the version of SkiaSharp (dotnet list package --include-transitive tells it).", exception);
        }
    }
}
