using System.Globalization;
using Osnas.Data;
using SkiaSharp;
using TorchSharp;

namespace Osnas.Benchmarks;

/// <summary>Pictures as the input of a network, beside SkiaSharp's own decoding of the same files, on one thread.</summary>
internal static class DecodingPart
{
    private const int Pictures = 20;

    /// <summary>Measures and prints.</summary>
    /// <param name="folder">The folder of the pictures, which are drawn if they aren't there.</param>
    /// <param name="pairs">How often both sides are measured.</param>
    public static void Run(string folder, int pairs)
    {
        torch.set_num_threads(1);
        Console.WriteLine(
            $"{Drawing.Width}x{Drawing.Height} to {Drawing.Scaled}, images per second of processor time: ours, SkiaSharp's; "
            + "the ratio, with quartiles");
        foreach (var format in new[] { SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp })
        {
            var files = Drawing.Write(Path.Combine(folder, format.ToString()), format, Pictures);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{format}, {files.Average(file => new FileInfo(file).Length) / 1000:F0} kB"));
            var framing = new PictureFraming(Drawing.Scaled) { CenterCrop = Drawing.CenterCrop };
            Print("evaluation / decode", pairs, () => ReadAll(files, framing), () => Array.ForEach(files, Decode));
            Print("evaluation / decode + scale", pairs, () => ReadAll(files, framing), () => Array.ForEach(files, DecodeAndScale));
            using var images = Drawing.Open(files);
            Print("training batch / decode", pairs, () => ReadBatches(images), () => Array.ForEach(files, Decode));
            Print("training batch / decode + scale", pairs, () => ReadBatches(images), () => Array.ForEach(files, DecodeAndScale));
        }
    }

    private static void ReadAll(string[] files, PictureFraming framing)
    {
        foreach (var file in files)
            framing.Read(file);
    }

    private static void ReadBatches(ImageFolder images)
    {
        foreach (var batch in images.TrainingBatches(Pictures, new Random(1)))
            _ = batch.Count;
    }

    private static void Decode(string file)
    {
        using var bitmap = SKBitmap.Decode(file);
    }

    private static void DecodeAndScale(string file)
    {
        using var bitmap = SKBitmap.Decode(file);
        var region = Region.Center(bitmap.Width, bitmap.Height, Drawing.CenterCrop, Drawing.Scaled);
        using var part = new SKBitmap();
        bitmap.ExtractSubset(part, SKRectI.Create(region.Left, region.Top, region.Width, region.Height));
        using var scaled = part.Resize(new SKImageInfo(Drawing.Scaled.Width, Drawing.Scaled.Height), SKFilterQuality.Medium);
    }

    private static void Print(string name, int pairs, Action ours, Action theirs)
    {
        var (own, other, ratio) = Pairing.Measure(ours, theirs, pairs, Pairing.ProcessorTime);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-32} {Pictures * 1000 / own,6:F0} {Pictures * 1000 / other,6:F0}   ratio {ratio.Median:F2} ({ratio.Low:F2} to "
            + $"{ratio.High:F2})"));
    }
}
