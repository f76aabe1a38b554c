using Osnas.Experiments;

namespace Osnas.Runtime.Tests;

/// <summary>Folders that have no trained network, and what is said about them.</summary>
public sealed class FinishedRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_told() => Assert.Equal(
        $"There is no folder {_folder["none"]}. Name the folder of a finished run.",
        Assert.Throws<DirectoryNotFoundException>(() => new FinishedRun(_folder["none"])).Message);

    [Fact]
    public void A_folder_of_something_else_is_told() => Assert.Equal(
        $"{_folder.Path} is not the folder of a finished run: it has no architecture.json.",
        Assert.Throws<FileNotFoundException>(() => new FinishedRun(_folder.Path)).Message);

    /// <summary>The architecture is written before the network is trained.</summary>
    [Theory]
    [InlineData("config.json")]
    [InlineData("config.json", "architecture.json")]
    public void A_stopped_run_is_told(params string[] files)
    {
        foreach (var file in files)
            File.WriteAllText(_folder[file], "{}");

        Assert.Equal(
            $"The run in {_folder.Path} was stopped before its end. Resume it with the command that began it.",
            Assert.Throws<FileNotFoundException>(() => new FinishedRun(_folder.Path)).Message);
    }

    [Fact]
    public void A_run_that_goes_on_is_told()
    {
        File.WriteAllText(_folder["config.json"], "{}");
        using var held = new FileStream(_folder[RunDirectory.LockFile], FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(
            $"The run in {_folder.Path} isn't finished: a process works on it.",
            Assert.Throws<FileNotFoundException>(() => new FinishedRun(_folder.Path)).Message);
    }
}
