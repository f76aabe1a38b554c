using Osnas.Data;

namespace Osnas.Runtime.Tests;

/// <summary>Files are read once, and again if they changed; a cache that can't be used is done without.</summary>
public sealed class FileDigestsTests : IDisposable
{
    private static readonly DateTime Before = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _cache = new();

    public FileDigestsTests()
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

    /// <summary>echo -n first | sha256sum begins with a7937b64b8caa58f, the lowest byte first.</summary>
    [Fact]
    public void They_are_the_beginning_of_SHA_256() => Assert.Equal(0x8fa5cab8647b93a7, Read()[0]);

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

        Assert.Equal(0x8fa5cab8647b93a7, first[0]);
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

        Assert.Equal(Read(), FileDigests.Read(_data.Path, Files, Names, false, file));
        Assert.Equal(Read(), FileDigests.Read(_data.Path, Files, Names, false, null));
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
    public void A_file_that_is_gone_is_named() =>
        Assert.Contains(
            "missing",
            Assert.Throws<FileNotFoundException>(() => FileDigests.Read(_data.Path, [_data["missing"]], ["missing"], false, null)).Message,
            StringComparison.Ordinal);

    private static readonly string[] Names = ["a", "b"];

    private string[] Files => [.. Names.Select(name => _data[name])];

    private ulong[] Read(bool verify = false) => FileDigests.Read(_data.Path, Files, Names, verify, _cache.Path);

    private void Write(string name, string text, DateTime time)
    {
        File.WriteAllText(_data[name], text);
        File.SetLastWriteTimeUtc(_data[name], time);
    }
}
