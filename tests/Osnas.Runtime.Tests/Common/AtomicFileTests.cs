using Osnas.Experiments;

namespace Osnas.Runtime.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder["file.txt"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_written_and_replaced()
    {
        AtomicFile.WriteAllText(Target, "old");
        AtomicFile.WriteAllText(Target, "new");

        AssertOnly("new");
    }

    [Fact]
    public void A_failure_keeps_the_old_file_and_leaves_no_other()
    {
        AtomicFile.WriteAllText(Target, "old");

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Target, path =>
        {
            File.WriteAllText(path, "half");
            throw new InvalidOperationException();
        }));

        AssertOnly("old");
    }

    [Fact]
    public void A_folder_without_access_is_told_by_its_name()
    {
        var message = Assert.Throws<UnauthorizedAccessException>(
            () => AtomicFile.Write(
                Target, path => throw new UnauthorizedAccessException($"Access to the path '{path}' is denied."))).Message;

        Assert.Equal(
            $"{Target} can't be written: access to its folder, {_folder.Path}, is denied. Allow it, or choose another place.", message);
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        AtomicFile.WriteAllText(Target, "old");
        var inside = Path.Combine(Target, "in", "it.txt");

        Assert.Equal(
            $"{inside} can't be written: {Target} is a file, not a folder.",
            Assert.Throws<IOException>(() => AtomicFile.WriteAllText(inside, "new")).Message);
    }

    [Fact]
    public void Nobody_sees_a_file_that_is_half_written()
    {
        AtomicFile.WriteAllText(Target, "old");
        AtomicFile.Write(Target, path =>
        {
            File.WriteAllText(path, "new");
            Assert.Equal("old", File.ReadAllText(Target));
        });

        AssertOnly("new");
    }

    [Fact]
    public void Two_writers_of_a_file_dont_disturb_each_other()
    {
        AtomicFile.Write(Target, path =>
        {
            AtomicFile.WriteAllText(Target, "other");
            File.WriteAllText(path, "own");
        });

        AssertOnly("own");
    }

    [Fact]
    public void A_folder_that_isnt_there_is_created()
    {
        AtomicFile.WriteAllText(_folder["one/two/file.txt"], "text");

        Assert.Equal("text", File.ReadAllText(_folder["one/two/file.txt"]));
    }

    /// <summary>Nobody is disturbed who writes, here or on another machine; a process that was killed writes no more.</summary>
    [Fact]
    public void What_is_left_is_deleted_and_what_is_being_written_is_not()
    {
        AtomicFile.Write(Target, own =>
        {
            File.WriteAllText(own, "own");
            var process = $"-{Environment.ProcessId}-";
            Assert.Contains(process, own, StringComparison.Ordinal);
            string[] kept = [own, own.Replace(process, "_elsewhere-7-", StringComparison.Ordinal)];
            string[] left =
            [
                own.Replace(process, "-999999999-", StringComparison.Ordinal),
                own.Replace(process, "_another-7-", StringComparison.Ordinal),
                _folder["checkpoints/other.tmp"],
            ];
            Directory.CreateDirectory(_folder["checkpoints"]);
            foreach (var file in kept.Concat(left))
                File.WriteAllText(file, "own");
            File.SetLastWriteTimeUtc(left[1], DateTime.UtcNow.AddDays(-2));

            AtomicFile.DeleteLeftovers(_folder.Path);

            Assert.Equal(kept.Order(), Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order());
            File.Delete(kept[1]);
            Directory.Delete(_folder["checkpoints"]);
        });

        AssertOnly("own");
    }

    private void AssertOnly(string text)
    {
        Assert.Equal([Target], Directory.GetFiles(_folder.Path));
        Assert.Equal(text, File.ReadAllText(Target));
    }
}
