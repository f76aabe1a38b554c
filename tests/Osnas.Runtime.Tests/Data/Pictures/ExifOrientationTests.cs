using Osnas.Data;
using SkiaSharp;

namespace Osnas.Runtime.Tests;

public sealed class ExifOrientationTests : IDisposable
{
    private const int Width = 32;
    private const int Height = 16;

    private static readonly SKColor[] Quadrants = [new(200, 20, 20), new(20, 200, 20), new(20, 20, 200), new(120, 120, 120)];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> All => [.. Enumerable.Range(1, 8)];

    public void Dispose() => _folder.Dispose();

    /// <summary>The picture is stored as the table of EXIF 2.3, page 37, has it: at which side its first row and column are.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_picture_is_turned_to_be_seen_as_it_was_taken(int orientation)
    {
        var path = _folder["a.jpg"];
        File.WriteAllBytes(path, ExifFiles.InJpeg(Draw(orientation), ExifFiles.Exif(orientation, orientation % 2 == 0)));

        var turned = new PictureFraming(Height) { Fit = ImageFit.Stretch, ApplyOrientation = true }.Read(path);
        var stored = new PictureFraming(Height) { Fit = ImageFit.Stretch }.Read(path);

        AssertQuadrants(Quadrants, turned);
        AssertQuadrants([.. Corners().Select(corner => Quadrants[StoredCorner(corner, orientation)])], stored);
        using var codec = SKCodec.Create(path);
        Assert.Equal((int)codec.EncodedOrigin, ImageFile.Check(path).Header.Orientation);
        Assert.Equal(orientation, ImageFile.Check(path).Header.Orientation);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_part_is_that_part_of_the_turned_picture(int orientation)
    {
        var path = _folder["a.jpg"];
        File.WriteAllBytes(path, ExifFiles.InJpeg(Draw(orientation), ExifFiles.Exif(orientation, isLittle: true)));
        var (left, top, width, height) = (Width / 4, Height / 8, Width / 3, Height / 2);
        using var whole = ImageFile.Decode(path, applyOrientation: true);
        using var rows = whole.narrow(2, top, height);
        using var expected = rows.narrow(3, left, width);

        using var part = ImageFile.Decode(path, applyOrientation: true, (columns, lines) =>
        {
            Assert.Equal((Width, Height), (columns, lines));
            return new(left, top, width, height);
        });

        Assert.Equal(expected.shape, part.shape);
        Assert.True(expected.equal(part).all().item<bool>());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Png_and_webp_have_it_too(int orientation)
    {
        foreach (var exif in new[] { ExifFiles.Exif(orientation, true), [.. "Exif\0\0"u8, .. ExifFiles.Exif(orientation, false)] })
        {
            Assert.Equal(orientation, Read(ExifFiles.InPng(PictureBytes.All["png"], exif, atEnd: false)));
            Assert.Equal(orientation, Read(ExifFiles.InPng(PictureBytes.All["png"], exif, atEnd: true)));
            Assert.Equal(orientation, Read(ExifFiles.InWebp(PictureBytes.All["webp"], PictureBytes.Width, PictureBytes.Height, exif)));
        }
    }

    [Fact]
    public void What_is_no_orientation_turns_nothing()
    {
        var exif = ExifFiles.Exif(6, isLittle: true);

        Assert.Equal(1, ExifOrientation.Read(ExifFiles.Exif(0, isLittle: true)));
        Assert.Equal(1, ExifOrientation.Read(ExifFiles.Exif(9, isLittle: false)));
        Assert.Equal(1, ExifOrientation.Read([.. "http://ns.adobe.com/xap/1.0/"u8]));
        Assert.Equal(1, ExifOrientation.Read([.. exif[..4], 0xFF, 0xFF, 0xFF, 0xFF, .. exif[8..]]));
        for (var length = 0; length < exif.Length; length++)
            Assert.True(ExifOrientation.Read(exif.AsSpan(0, length)) is 1 or 6);
    }

    private int Read(byte[] file)
    {
        var path = _folder["picture"];
        File.WriteAllBytes(path, file);
        var header = ImageFile.Check(path).Header;
        Assert.Equal((PictureBytes.Width, PictureBytes.Height, true), ((int)header.Width, (int)header.Height, header.SeemsWhole));
        ImageFile.Decode(path).Dispose();
        return header.Orientation;
    }

    /// <summary>The corner of the picture as taken that is stored at a corner: 0 top left, 1 top right, 2 and 3 below.</summary>
    private static int StoredCorner(int corner, int orientation) =>
        Taken((corner >> 1) * (Height - 1), (corner & 1) * (Width - 1), Height, Width, orientation) switch
        {
            ( < Height / 2, < Width / 2) => 0,
            ( < Height / 2, _) => 1,
            (_, < Width / 2) => 2,
            _ => 3,
        };

    private static IEnumerable<int> Corners() => Enumerable.Range(0, 4);

    /// <summary>The row and column, in the picture as taken, of a stored row and column that are given in its scale.</summary>
    private static (int Row, int Column) Taken(int row, int column, int rows, int columns, int orientation)
    {
        var isTransposed = orientation >= 5;
        var (along, across) = isTransposed ? (column * rows / columns, row * columns / rows) : (row, column);

        // Where the first stored row and column are: top, bottom, left, right.
        var (vertical, horizontal) = orientation switch
        {
            1 => ("top", "left"),
            2 => ("top", "right"),
            3 => ("bottom", "right"),
            4 => ("bottom", "left"),
            5 => ("top", "left"),
            6 => ("top", "right"),
            7 => ("bottom", "right"),
            _ => ("bottom", "left"),
        };
        return (vertical == "top" ? along : rows - 1 - along, horizontal == "left" ? across : columns - 1 - across);
    }

    private static byte[] Draw(int orientation)
    {
        var (width, height) = orientation >= 5 ? (Height, Width) : (Width, Height);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                // In the scale of the picture as taken.
                var (scaledRow, scaledColumn) = (row * Height / height, column * Width / width);
                var (takenRow, takenColumn) = Taken(scaledRow, scaledColumn, Height, Width, orientation);
                bitmap.SetPixel(column, row, Quadrants[(takenRow >= Height / 2 ? 2 : 0) + (takenColumn >= Width / 2 ? 1 : 0)]);
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100);
        return data.ToArray();
    }

    private static void AssertQuadrants(SKColor[] expected, byte[] pixels)
    {
        const int Tolerance = 25;
        foreach (var corner in Corners())
        {
            var place = ((corner >> 1 == 0 ? 3 : 12) * Height) + ((corner & 1) == 0 ? 3 : 12);
            byte[] actual = [.. Enumerable.Range(0, 3).Select(channel => pixels[(channel * Height * Height) + place])];
            Assert.InRange(actual[0], expected[corner].Red - Tolerance, expected[corner].Red + Tolerance);
            Assert.InRange(actual[1], expected[corner].Green - Tolerance, expected[corner].Green + Tolerance);
            Assert.InRange(actual[2], expected[corner].Blue - Tolerance, expected[corner].Blue + Tolerance);
        }
    }
}
