namespace Osnas.Cluster.Tests.Workers;

/// <summary>What a worker stores is gone after its end, however it ends.</summary>
public sealed class ScratchFolderTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("osnas-scratch-").FullName;

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void It_is_deleted_at_the_end()
    {
        using (var folder = new ScratchFolder(_parent))
            File.WriteAllText(Path.Combine(folder.Path, "weights"), "1");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_parent));
    }

    [Fact]
    public void It_is_of_its_user_alone()
    {
        using var folder = new ScratchFolder(_parent);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
    }

    [Fact]
    public void That_of_a_killed_process_is_deleted_by_the_next_and_that_of_a_living_one_is_not()
    {
        var left = Directory.CreateDirectory(Path.Combine(_parent, "osnas-worker-left")).FullName;
        File.WriteAllText(Path.Combine(left, "lock"), string.Empty);
        var other = Directory.CreateDirectory(Path.Combine(_parent, "of-somebody-else")).FullName;
        using var living = new ScratchFolder(_parent);
        using (var next = new ScratchFolder(_parent))
            Assert.Equal(new[] { living.Path, next.Path, other }.Order(), Directory.GetDirectories(_parent).Order());
        Assert.True(File.Exists(Path.Combine(living.Path, "lock")));
    }
}
