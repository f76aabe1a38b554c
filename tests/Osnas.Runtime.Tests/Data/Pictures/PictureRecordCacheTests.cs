using System.Text;
using Osnas.Data;

namespace Osnas.Runtime.Tests;

/// <summary>Files are read once, and again if they changed; a cache that can't be used is done without.</summary>
public sealed class PictureRecordCacheTests : IDisposable
{
    private static readonly DateTime Before = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _cache = new();

    public PictureRecordCacheTests()
    {
        foreach (var (name, text) in new[] { ("a", "first"), ("b", "second") })
            Write(name, text, Before);
    }

    private string CacheFile => Assert.Single(Directory.GetFiles(_cache.Path));

    public void Dispose()
    {
        _data.Dispose();
        _cache.Dispose();
    }

    /// <summary>As sha256sum has it, the lowest byte first.</summary>
    [Fact]
    public void Digests_are_the_beginning_of_SHA_256() => Assert.Equal(FirstDigest, Read()[0]);

    [Fact]
    public void Headers_are_kept_with_the_digests()
    {
        File.WriteAllBytes(_data["a"], ExifFiles.InJpeg(PictureBytes.Jpeg(1, 16, 8), ExifFiles.Exif(6, isLittle: true)));
        File.SetLastWriteTimeUtc(_data["a"], Before);

        Assert.Equal(Check(verify: true).Headers, Check(verify: false).Headers);
        Assert.Equal(("JPEG", 6, true), Check(verify: false).HeaderOf(0) is { } header
            ? (header.Format, header.Orientation, header.IsGray)
            : throw new InvalidOperationException());
    }

    [Fact]
    public void What_is_no_picture_is_looked_at_each_time()
    {
        File.WriteAllText(_data["b"], "bad");
        File.SetLastWriteTimeUtc(_data["b"], Before);

        for (var start = 0; start < 2; start++)
            Assert.Equal([null, $"{_data["b"]} is not an image."], Check(verify: false).Problems);
    }

    [Fact]
    public void A_file_larger_than_a_buffer_is_read_to_its_end()
    {
        Write("a", new string('x', 200_000), Before);
        var one = Read()[0];
        Write("a", new string('x', 199_999) + "y", Before.AddSeconds(1));

        Assert.NotEqual(one, Read()[0]);
    }

    [Fact]
    public void What_has_its_size_and_time_is_not_read_again_unless_that_is_asked_for()
    {
        var first = Read();
        Write("a", "FIRST", Before);

        Assert.Equal(first, Read());
        var verified = Read(verify: true);
        Assert.NotEqual(first[0], verified[0]);
        Assert.Equal(first[1], verified[1]);
        Assert.Equal(verified, Read());
    }

    [Theory]
    [InlineData("FIRST", 1)]
    [InlineData("longer", 0)]
    public void Another_time_or_size_is_another_file(string text, int seconds)
    {
        var first = Read();
        Write("a", text, Before.AddSeconds(seconds));

        Assert.NotEqual(first[0], Read()[0]);
    }

    /// <summary>A change within the same tick of the clock couldn't be told.</summary>
    [Fact]
    public void A_file_that_has_just_changed_is_not_remembered()
    {
        Write("a", "first", DateTime.UtcNow.AddMinutes(1));
        Read();
        var time = File.GetLastWriteTimeUtc(_data["a"]);
        Write("a", "FIRST", time);

        Assert.Equal(Read(verify: true), Read());
    }

    [Fact]
    public void A_link_is_the_file_that_it_leads_to()
    {
        File.Delete(_data["a"]);
        Write("target", "first", Before);
        File.CreateSymbolicLink(_data["a"], _data["target"]);
        var first = Read();
        Write("target", "FIRST", Before.AddSeconds(1));

        Assert.Equal(FirstDigest, first[0]);
        Assert.NotEqual(first[0], Read()[0]);
    }

    [Fact]
    public void A_cache_that_is_damaged_is_done_without()
    {
        var first = Read();
        var bytes = File.ReadAllBytes(CacheFile);
        var random = new Random(1);
        for (var round = 0; round < 100; round++)
        {
            byte[] damaged = [.. bytes.Take(random.Next(bytes.Length + 1))];
            for (var change = random.Next(4); change > 0 && damaged.Length > 0; change--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(CacheFile, damaged);
            Write("a", "first", Before.AddSeconds(round + 1));

            Assert.Equal(first[0], Read()[0]);
        }
    }

    [Fact]
    public void Without_a_place_for_a_cache_files_are_read()
    {
        var file = _data["no-folder"];
        File.WriteAllText(file, string.Empty);

        Assert.Equal(Read(), Digests(PictureCheck.Run(_data.Path, Files, false, file)));
        Assert.Equal(Read(), Digests(PictureCheck.Run(_data.Path, Files, false, null)));
    }

    [Fact]
    public void Several_may_write_at_once()
    {
        var first = Read();
        Parallel.For(0, 16, _ => Assert.Equal(first, Read(verify: true)));

        Assert.NotEmpty(CacheFile);
        Assert.Equal(first, Read());
    }

    [Fact]
    public void A_file_that_is_gone_is_named() => Assert.StartsWith(
        $"{_data["missing"]} can't be read: ",
        PictureCheck.Run(_data.Path, [_data["missing"]], false, null).Problems[0],
        StringComparison.Ordinal);

    private static readonly string[] Names = ["a", "b"];

    private const ulong FirstDigest = 0xce276822fbf6e8bc;

    private string[] Files => [.. Names.Select(name => _data[name])];

    private static ulong[] Digests(PictureCheck check) => [.. Names.Select((_, index) => check.DigestOf(index))];

    private ulong[] Read(bool verify = false) => Digests(Check(verify));

    private PictureCheck Check(bool verify) => PictureCheck.Run(_data.Path, Files, verify, _cache.Path);

    /// <summary>A picture with a text as its pixels.</summary>
    private void Write(string name, string text, DateTime time)
    {
        byte[] header = [.. "BM"u8, 0, 0, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0, 12, 0, 0, 0, 1, 0, 1, 0, 1, 0, 24, 0];
        File.WriteAllBytes(_data[name], [.. header, .. Encoding.ASCII.GetBytes(text)]);
        File.SetLastWriteTimeUtc(_data[name], time);
    }
}
