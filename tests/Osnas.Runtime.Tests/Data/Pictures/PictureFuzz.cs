using System.Buffers.Binary;
using Osnas.Data;
using Osnas.Tests;
using Osnas.Training;
using Xunit.Abstractions;

namespace Osnas.Runtime.Tests;

/// <summary>Damaged picture files: a picture, or an error with the file's name.</summary>
public sealed class PictureFuzz(ITestOutputHelper output) : IDisposable
{
    // Where the sizes of each format are in the small pictures.
    private static readonly Dictionary<string, int> SizeAt =
        new() { ["bmp"] = 18, ["gif"] = 6, ["jfif"] = 76, ["webp"] = 26, ["jpg"] = 163 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void A_damaged_picture_is_read_or_refused()
    {
        var count = Fuzz.Count(inCi: 600);
        var counts = PictureBytes.All.Keys.ToDictionary(format => format, _ => (Refused: 0, Read: 0));
        string[] formats = [.. PictureBytes.All.Keys];
        for (var input = 0; input < count; input++)
        {
            var random = RandomSource.Create(Fuzz.Seed, "pictures", input);
            var format = formats[input % formats.Length];
            var path = _folder[$"{input}.{format}"];
            File.WriteAllBytes(path, Damage(format, PictureBytes.All[format], random));
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var header = ImageFile.Check(path).Header;
                using var image = ImageFile.Decode(path);
                Assert.True(header.Pixels <= ImageFile.MaxPixels && image.shape[2] * image.shape[3] <= ImageFile.MaxPixels);
                counts[format] = counts[format] with { Read = counts[format].Read + 1 };
            }
            catch (InvalidDataException exception)
            {
                Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
                counts[format] = counts[format] with { Refused = counts[format].Refused + 1 };
            }

            // Pixels are no managed memory: their number is bounded by the sizes that are let through.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1 << 20);
            File.Delete(path);
        }

        foreach (var (format, (refused, read)) in counts)
            output.WriteLine(
                $"fuzz: {format} pictures: {refused + read} inputs, {refused} refused, {read} read, 0 crashes, seed {Fuzz.Seed}");
    }

    private static byte[] Damage(string format, byte[] whole, Random random)
    {
        var bytes = whole.ToArray();
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                return [.. bytes, .. Noise(random, random.Next(1, 200))];
            case 2 when format == "png":
                return PictureBytes.WithPngSize(bytes, Size(random), Size(random));
            case 2 when format == "bmp":
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(SizeAt[format]), Size(random));
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(SizeAt[format] + 4), Size(random));
                return bytes;
            case 2:
                BinaryPrimitives.WriteUInt32LittleEndian(
                    bytes.AsSpan(SizeAt[format]), (ushort)Size(random) | ((Size(random) & ushort.MaxValue) << 16));
                return bytes;
            case 3:
                var (from, to) = (random.Next(bytes.Length), random.Next(bytes.Length));
                return [.. bytes[..from], .. bytes[to..]];
            default:
                for (var flips = random.Next(1, 9); flips > 0; flips--)
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }

    /// <summary>A side: none, one that is usual, or one that is too long with any of the long ones.</summary>
    private static uint Size(Random random) => random.Next(4) switch
    {
        0 => (uint)random.Next(0, 3),
        1 => (uint)random.Next(1000),
        2 => (uint)((1L << random.Next(14, 32)) - random.Next(2)),
        _ => (uint)random.NextInt64(1 << 14, 1L << 32),
    };

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
