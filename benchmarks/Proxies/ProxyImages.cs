using Osnas.Common;
using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>Images of 32x32 in three channels and ten classes, as the networks of the judge take.</summary>
internal static class ProxyImages
{
    /// <summary>Standard normal noise with labels at random.</summary>
    public const string Noise = "noise";

    /// <summary>For proxies that see no data.</summary>
    public const string None = "none";

    private const int Count = 1024;
    private const int Side = 32;
    private const int Channels = 3;
    private const int Classes = 10;

    /// <summary>Loads or draws images.</summary>
    /// <param name="source"><see cref="Noise"/>, <see cref="None"/>, or what <see cref="DataOptions.Source"/> takes.</param>
    /// <param name="seed">The seed of the noise.</param>
    public static ImageDataset Load(string source, int seed)
    {
        using var scope = NewDisposeScope();
        if (source is Noise or None)
        {
            using var seeded = TorchSeed.Use(seed, Noise);
            return new InMemoryDataset(randn(Count, Channels, Side, Side), randint(Classes, Count), Classes);
        }

        using var data = DataSource.Load(source, seed, limit: 2 * Count);
        var gray = ((InMemoryDataset)data.Train).Images.narrow(0, 0, Count);
        var scaled = nn.functional.interpolate(gray, [Side, Side], mode: InterpolationMode.Bilinear, align_corners: false);
        return new InMemoryDataset(
            scaled.expand(-1, Channels, -1, -1).contiguous(), data.Train.Labels.narrow(0, 0, Count).clone(), Classes);
    }
}
