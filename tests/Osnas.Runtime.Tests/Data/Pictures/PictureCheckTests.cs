using Osnas.Data;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class PictureCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Formats => [.. PictureBytes.All.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_header_has_the_size_of_the_picture(string format)
    {
        var path = Write(format, PictureBytes.All[format]);

        AssertHeader(PictureBytes.Width, PictureBytes.Height, true, ImageFile.Check(path).Header);
        using var image = ImageFile.Decode(path);
        Assert.Equal([1, 4, PictureBytes.Height, PictureBytes.Width], image.shape);
    }

    [Theory]
    [InlineData("png", "PNG", false, true)]
    [InlineData("jpg", "JPEG", false, false)]
    [InlineData("jfif", "JPEG", true, false)]
    [InlineData("webp", "WebP", false, false)]
    [InlineData("bmp", "BMP", false, false)]
    [InlineData("gif", "GIF", false, false)]
    public void A_header_tells_format_channels_and_transparency(string name, string format, bool isGray, bool hasAlpha)
    {
        var header = ImageFile.Check(Write(name, PictureBytes.All[name])).Header;

        Assert.Equal((format, isGray, hasAlpha), (header.Format, header.IsGray, header.HasAlpha));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_cut_off_is_found_and_what_is_behind_the_end_is_no_matter(string format)
    {
        var bytes = PictureBytes.All[format];

        var cut = Write(format, bytes[..(bytes.Length / 2)]);
        Assert.StartsWith(cut, Assert.Throws<InvalidDataException>(() => ImageFile.Check(cut)).Message, StringComparison.Ordinal);

        var longer = Write(format, [.. bytes, .. new byte[100]]);
        Assert.Equal(
            (PictureBytes.Width, PictureBytes.Height),
            ((int)ImageFile.Check(longer).Header.Width, (int)ImageFile.Check(longer).Header.Height));
    }

    /// <summary>A JPEG with other bytes in the place of its last marker is whole for decoders.</summary>
    [Fact]
    public void A_jpeg_without_its_end_is_decoded_to_decide()
    {
        var path = Write("jpg", [.. PictureBytes.Jpeg(3, 16, 8)[..^2], .. new byte[16]]);

        AssertHeader(16, 8, false, ImageFile.Check(path).Header);
    }

    [Theory]
    [InlineData(33_000, 33_000, "33,000 x 33,000")]
    [InlineData(24_000, 24_000, "24,000 x 24,000")]
    [InlineData(uint.MaxValue, uint.MaxValue, "4,294,967,295 x 4,294,967,295")]
    [InlineData(int.MaxValue, 1, "2,147,483,647 x 1")]
    [InlineData(178_956_971, 1, "178,956,971 x 1")]
    public void A_picture_that_is_too_large_is_refused_by_its_header(uint width, uint height, string size)
    {
        var path = Write("png", PictureBytes.WithPngSize(PictureBytes.All["png"], width, height));

        var message = $"{path} is {size} pixels by its header; the limit is 178,956,970.";
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => ImageFile.Check(path)).Message);
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => ImageFile.Decode(path)).Message);
    }

    [Fact]
    public void Large_sizes_of_other_formats_are_refused_too()
    {
        Assert.All(
            new[]
            {
                Write("jpg", Patch(PictureBytes.All["jfif"], 76, [0xFF, 0xFF, 0xFF, 0xFF])),
                Write("bmp", Patch(PictureBytes.All["bmp"], 18, [0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F])),
                Write("bmp2", Patch(PictureBytes.All["bmp"], 18, [0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0x80])),
                Write("gif", Patch(PictureBytes.All["gif"], 6, [0xFF, 0xFF, 0xFF, 0xFF])),
                Write("gif2", Patch(PictureBytes.All["gif"], 36, [0xFF, 0xFF, 0xFF, 0xFF])),
                Write("webp", [.. "RIFF"u8, 100, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]),
            },
            path => Assert.EndsWith(
                "pixels by its header; the limit is 178,956,970.",
                Assert.Throws<InvalidDataException>(() => ImageFile.Check(path)).Message,
                StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(8, 0)]
    public void A_picture_without_pixels_is_none(uint width, uint height)
    {
        var path = Write("png", PictureBytes.WithPngSize(PictureBytes.All["png"], width, height));

        Assert.Equal($"{path} is not an image.", Assert.Throws<InvalidDataException>(() => ImageFile.Check(path)).Message);
    }

    /// <summary>Its few bytes can't be so many pixels: decoding tells that it is cut off.</summary>
    [Fact]
    public void A_header_of_more_pixels_than_the_file_can_hold_is_found()
    {
        var path = Write("png", PictureBytes.WithPngSize(PictureBytes.All["png"], 2000, 2000));

        Assert.StartsWith(
            $"{path} can't be decoded: ",
            Assert.Throws<InvalidDataException>(() => ImageFile.Check(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Extreme_shapes_are_read()
    {
        foreach (var (width, height) in new[] { (1, 1), (1, 4000), (4000, 1) })
        {
            var path = _folder[$"{width}.png"];
            PictureFiles.WritePng(path, width, height, blue: 7);
            Assert.Equal((width, height), ((int)ImageFile.Check(path).Header.Width, (int)ImageFile.Check(path).Header.Height));
            using var part = ImageFile.Decode(path, choose: (columns, rows) => Region.Center(columns, rows, 1, 8));
            using var small = Resampling.Resize(part, 8);
            Assert.Equal([1, 4, 8, 8], small.shape);
        }
    }

    /// <summary>Four channels at half of their range.</summary>
    [Fact]
    public void A_jpeg_of_printing_colors_is_read()
    {
        var path = Write("jpg", PictureBytes.Jpeg(4, 16, 8));

        AssertHeader(16, 8, true, ImageFile.Check(path).Header);
        using var image = ImageFile.Decode(path);
        Assert.Equal([1, 4, 8, 16], image.shape);
    }

    [Theory]
    [InlineData("", " is empty.")]
    [InlineData("hello", " is not an image.")]
    [InlineData(
        "version https://git-lfs.github.com/spec/v1\noid sha256:0",
        " is not an image, but a pointer of Git LFS: fetch the pictures with git lfs pull.")]
    [InlineData("<!DOCTYPE html><html>404", " is not an image, but a web page.")]
    [InlineData("II*\0 and on", " is not an image, but a TIFF.")]
    [InlineData("\0\0\0\u0018ftypavif", " is not an image, but an AVIF picture.")]
    [InlineData("\0\0\0\u0018ftypheic", " is not an image, but a HEIC picture.")]
    [InlineData("GIF89a", " is not an image.")]
    [InlineData("BM", " is not an image.")]
    [InlineData("RIFF    WEBPVP8 ", " is not an image.")]
    public void A_file_that_is_no_picture_says_what_it_is(string text, string message)
    {
        var path = Write("jpg", [.. text.Select(letter => (byte)letter)]);

        Assert.Equal(path + message, Assert.Throws<InvalidDataException>(() => ImageFile.Check(path)).Message);
        Assert.Equal(path + message, Assert.Throws<InvalidDataException>(() => ImageFile.Decode(path)).Message);
    }

    /// <summary>Opening a pipe waits until something writes to it.</summary>
    [Fact]
    public void A_pipe_is_refused_without_opening_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = Write("png", []);
        File.Delete(path);
        using (var make = System.Diagnostics.Process.Start("mkfifo", [path]))
            make.WaitForExit();

        Assert.Equal($"{path} is empty.", Assert.Throws<InvalidDataException>(() => ImageFile.Check(path)).Message);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Each_beginning_of_a_file_has_a_header_or_none(string format)
    {
        var bytes = PictureBytes.All[format];

        for (var length = 0; length <= bytes.Length; length++)
            Assert.True(
                PictureHeader.Read(new MemoryStream(bytes[..length])) is null
                    or { Width: PictureBytes.Width, Height: PictureBytes.Height });
    }

    [Fact]
    public void Files_of_the_same_content_are_found_by_their_content()
    {
        string[] files = [.. new[] { "a", "b", "c", "d", "e" }.Select(name => _folder[name + ".png"])];
        PictureFiles.WritePng(files[0], 8, 8, 1);
        PictureFiles.WritePng(files[1], 8, 8, 2);
        File.Copy(files[0], files[2]);
        File.WriteAllText(files[3], "bad");
        File.Copy(files[3], files[4]);

        var check = PictureCheck.Run(_folder.Path, files, verify: false, cacheFolder: null);

        Assert.Equal([0, 2], Assert.Single(check.FindSame(_ => true)));
        Assert.Empty(check.FindSame(_ => false));
        Assert.Equal([null, null, null, $"{files[3]} is not an image.", $"{files[4]} is not an image."], check.Problems);
        Assert.Equal(3, check.Headers.Count());
    }

    private static void AssertHeader(int width, int height, bool seemsWhole, PictureHeader header) =>
        Assert.Equal((width, height, seemsWhole), ((int)header.Width, (int)header.Height, header.SeemsWhole));

    private string Write(string name, byte[] bytes)
    {
        var path = _folder["picture." + name];
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Patch(byte[] bytes, int at, byte[] value)
    {
        var changed = bytes.ToArray();
        value.CopyTo(changed, at);
        return changed;
    }
}
