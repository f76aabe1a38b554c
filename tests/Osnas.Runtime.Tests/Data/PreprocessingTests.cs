using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>What is kept beside a network gives its input what training gave it.</summary>
public sealed class PreprocessingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_picture_becomes_what_training_sees_of_it()
    {
        using var scope = NewDisposeScope();
        foreach (var (label, width) in new[] { ("cat", 21), ("dog", 33) })
            PictureFiles.WritePng(_folder[$"data/{label}/0.png"], width, 17, 99);
        var images = ImageFolder.Find(_folder["data"], ["cat", "dog"], 12, 0.8, cacheBytes: 0);
        images.Normalize(Normalization.ImageNet);

        var preprocessing = images.Preprocessing;
        var read = tensor(preprocessing.Read(_folder["data/dog/0.png"]), [1, 3, 12, 12]);

        Assert.Equal(
            (new ImageSize(12, 12), 0.8, ColorOrder.Rgb),
            (preprocessing.Framing.Size, preprocessing.Framing.CenterCrop, preprocessing.Colors));
        foreach (var batch in images.Batches(2))
            Assert.True(batch.Images[1].equal(preprocessing.Apply(read)[0]).all().item<bool>());
    }

    /// <summary>Of two normalizations, one after the other, the parts have both.</summary>
    [Fact]
    public void Values_become_what_training_sees_of_them()
    {
        using var scope = NewDisposeScope();
        var bytes = randint(0, 256, [6, 2, 4, 4]).to(ScalarType.Byte);
        using var all = new InMemoryDataset(bytes.to(ScalarType.Float32) / 255, arange(6, ScalarType.Int64), 6) { Scale = 1 / 255.0 };
        all.Normalize(new([0.5f, 0.25f], [0.5f, 0.25f]));
        all.Normalize(new([0.125f, -0.5f], [2, 4]));

        using var part = all.Select([3, 1]);

        Assert.Equal(ColorOrder.Data, part.Preprocessing.Colors);
        var expected = part.Preprocessing.Apply(bytes.index_select(0, tensor(new long[] { 3, 1 })));
        foreach (var batch in part.Batches(2))
            Assert.InRange((batch.Images - expected).abs().max().item<float>(), 0, 1e-6);
    }

    /// <summary>The weights of BT.601, rounded, as Pillow's convert("L") has them: 76, 149 and 29 of 255.</summary>
    [Fact]
    public void A_picture_becomes_gray_for_a_network_of_one_channel()
    {
        PictureFiles.WritePng(_folder["one.png"], 1, 1, 255);
        var preprocessing = new Preprocessing(new(1) { CenterCrop = 1 }, Preprocessing.ByteScale, [0], [1]);

        Assert.Equal([29], preprocessing.Read(_folder["one.png"]));
    }

    [Theory]
    [InlineData(1.0, 1, "The network was trained on numbers of a table or an array that aren't bytes from 0 to 255")]
    [InlineData(Preprocessing.ByteScale, 4, "The network takes 4 channels; pictures have one (gray) or three")]
    public void A_network_that_takes_no_pictures_says_so(double scale, int channels, string expected)
    {
        var preprocessing = Preprocessing.None(new(8), channels) with { Scale = scale };

        Assert.StartsWith(
            expected, Assert.Throws<NotSupportedException>(() => preprocessing.Read("any.png")).Message, StringComparison.Ordinal);
    }
}
