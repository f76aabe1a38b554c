using System.Security.Cryptography;
using Osnas.Experiments;

namespace Osnas.Cluster.Tests;

/// <summary>Files that travel between a coordinator and a worker.</summary>
public sealed class FileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-files-").FullName;
    private readonly FileStore _store;
    private readonly WorkerFiles _worker;

    public FileStoreTests()
    {
        _store = new(Path.Combine(_folder, "sent"), 3 << 20);
        _worker = new(new Host(_store), Path.Combine(_folder, "fetched"));
    }

    public void Dispose()
    {
        _worker.Dispose();
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData((2 << 20) + 17)]
    public void A_file_arrives_as_it_was(int length)
    {
        var path = Write("weights.bin", length);
        var file = _store.Share(path);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))).ToLowerInvariant(), file.Hash);
        var fetched = _worker.Fetch(file);
        Assert.StartsWith(_folder, fetched, StringComparison.Ordinal);
        Assert.NotEqual(path, fetched);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(fetched));
        Assert.Equal(fetched, _worker.Fetch(file));
    }

    [Theory]
    [InlineData(0)]
    [InlineData((2 << 20) + 17)]
    public void What_a_worker_sends_is_found_by_its_hash_and_deleted_when_no_job_needs_it(int length)
    {
        var path = Write("checkpoint.bin", length);
        var file = _worker.Send(path);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(_store.Locate(file.Hash)));
        _store.Write("other job", Chunk(file, 0, []));
        _store.Release(file.Hash);
        Assert.True(File.Exists(_store.Locate(file.Hash)));
        _store.Release(file.Hash);
        Assert.False(IsThere(file));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "sent")));
    }

    [Fact]
    public void Fetched_files_are_deleted_when_no_job_needs_them_and_can_be_fetched_again()
    {
        var file = _store.Share(Write("weights.bin", 100));
        var fetched = _worker.Fetch(file);
        _worker.Clear();
        Assert.False(File.Exists(fetched));
        Assert.Equal(fetched, _worker.Fetch(file));
        Assert.True(File.Exists(fetched));
    }

    [Fact]
    public void A_worker_that_sees_the_coordinators_file_doesnt_fetch_it()
    {
        var path = Write("weights.bin", 100);
        using var worker = new WorkerFiles(new Host(_store) { TellsPaths = true }, Path.Combine(_folder, "unused"));
        Assert.Equal(path, worker.Fetch(_store.Share(path)));
        Assert.False(Directory.Exists(Path.Combine(_folder, "unused")));
    }

    [Fact]
    public void A_file_that_was_damaged_isnt_kept()
    {
        var file = StoredFile.Of(Write("checkpoint.bin", 100));
        var exception = Assert.Throws<InvalidDataException>(() => _store.Write("job", Chunk(file, 0, new byte[100])));
        Assert.StartsWith(
            "The file checkpoint.bin of 100 bytes was damaged on its way: its SHA-256 is ", exception.Message, StringComparison.Ordinal);
        Assert.False(IsThere(file));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "sent")));
    }

    [Fact]
    public void A_shared_file_that_changed_isnt_taken()
    {
        var path = Write("weights.bin", 100);
        var file = _store.Share(path);
        File.WriteAllBytes(path, new byte[100]);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));
        Assert.Throws<FileNotFoundException>(() => _worker.Fetch(file));
        Assert.True(IsThere(_store.Share(path)));
    }

    [Fact]
    public void A_shared_file_that_is_gone_can_be_sent_again()
    {
        var path = Write("checkpoint.bin", 100);
        var file = _store.Share(path);
        var copy = Path.Combine(_folder, "copy.bin");
        File.Move(path, copy);
        Assert.False(IsThere(file));
        Assert.Throws<FileNotFoundException>(() => _worker.Fetch(file));
        _worker.Send(copy);
        Assert.Equal(File.ReadAllBytes(copy), File.ReadAllBytes(_store.Locate(file.Hash)));
    }

    [Fact]
    public void A_file_is_no_longer_than_it_says_and_may_be()
    {
        var hash = new string('a', 64);
        Refused(
            new("lease", hash, (3 << 20) + 1, "a.bin", 0, []),
            "The file a.bin is refused: it has 3145729 bytes, and 3145728 are the most.");
        Refused(new("lease", hash, 10, "a.bin", 0, new byte[11]), "The file a.bin is refused: more came than its 10 bytes.");
        Refused(
            new("lease", hash, 3 << 20, "a.bin", 0, new byte[(1 << 20) + 1]),
            "The file a.bin is refused: a part has 1048577 bytes, and 1048576 are the most.");
        Assert.False(Directory.Exists(Path.Combine(_folder, "sent")) && Directory.GetFiles(Path.Combine(_folder, "sent")).Length > 0);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void A_name_never_leaves_the_folder(string hash)
    {
        Assert.Throws<InvalidDataException>(() => _store.Read(hash, 0, 10));
        Assert.Throws<InvalidDataException>(() => _store.Write("job", new("lease", hash, 1, "a", 0, [1])));
        Assert.Throws<InvalidDataException>(() => _worker.Fetch(new(hash, 1, "a")));
        var file = StoredFile.Of(Write("a.bin", 1)) with { Name = "../../a.bin" };
        _store.Write("job", Chunk(file, 0, File.ReadAllBytes(Path.Combine(_folder, "a.bin"))));
        Assert.Equal(Path.Combine(_folder, "sent", file.Hash), _store.Locate(file.Hash));
    }

    [Fact]
    public void A_part_that_comes_twice_or_too_early_does_no_harm()
    {
        var path = Write("a.bin", 100);
        var (file, bytes) = (StoredFile.Of(path), File.ReadAllBytes(path));
        Assert.Equal(40, _store.Write("job", Chunk(file, 0, bytes[..40])));
        Assert.Equal(40, _store.Write("job", Chunk(file, 0, bytes[..40])));
        Assert.Equal(40, _store.Write("job", Chunk(file, 60, bytes[60..])));
        Assert.Equal(100, _store.Write("job", Chunk(file, 40, bytes[40..])));
        Assert.Equal(bytes, File.ReadAllBytes(_store.Locate(file.Hash)));
    }

    [Fact]
    public void What_is_half_sent_is_deleted_with_its_job_and_all_is_at_the_end()
    {
        var file = StoredFile.Of(Write("a.bin", 100));
        _store.Write("job", Chunk(file, 0, new byte[40]));
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "sent")));
        _store.Drop("job");
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "sent")));
        _worker.Send(Path.Combine(_folder, "a.bin"));
        _store.Dispose();
        Assert.False(Directory.Exists(Path.Combine(_folder, "sent")));
    }

    [Fact]
    public void What_a_job_sends_and_doesnt_name_makes_room()
    {
        StoredFile[] files = [.. Enumerable.Range(1, 20).Select(length => StoredFile.Of(Write("a.bin", length)))];
        for (var index = 0; index < files.Length; index++)
        {
            Write("a.bin", index + 1);
            _store.Write("job", Chunk(files[index], 0, File.ReadAllBytes(Path.Combine(_folder, "a.bin"))));
            if (index == 0)
                Assert.Null(_store.Claim([files[0]]));
        }

        Assert.Equal([files[0], .. files[4..]], files.Where(IsThere));
    }

    private bool IsThere(StoredFile file)
    {
        try
        {
            return File.Exists(_store.Locate(file.Hash));
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private void Refused(FileChunk chunk, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => _store.Write("job", chunk)).Message);

    private static FileChunk Chunk(StoredFile file, long offset, byte[] bytes) =>
        new("lease", file.Hash, file.Length, file.Name, offset, bytes);

    private string Write(string name, int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The coordinator, as a worker on another machine sees it.</summary>
    private sealed class Host(FileStore store) : IFileHost
    {
        public bool TellsPaths { get; init; }

        public string Locate(string hash) => TellsPaths ? store.Locate(hash) : "/there/is/nothing/" + store.Locate(hash);

        public byte[] Read(string hash, long offset, int count) => store.Read(hash, offset, count);

        public long Write(FileChunk chunk) => store.Write(chunk.Lease, chunk);
    }
}
