using Osnas.Experiments;

namespace Osnas.Runtime.Tests;

public sealed class PathPatternTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PathPatternTests()
    {
        foreach (var name in new[] { "top.png", "cat/000.png", "cat/001.jpg", "cat/010.png", "dog/000.png", "dog/young/000.png" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            File.WriteAllText(_folder[name], string.Empty);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("*.png", "top.png")]
    [InlineData("cat/00*.png", "cat/000.png")]
    [InlineData("*/00*.png", "cat/000.png", "dog/000.png")]
    [InlineData("?at/0?0.png", "cat/000.png", "cat/010.png")]
    [InlineData("d*/*/000.png", "dog/young/000.png")]
    [InlineData("d*/young/*", "dog/young/000.png")]
    [InlineData("*/young/000.png", "dog/young/000.png")]
    [InlineData("**/000.png", "cat/000.png", "dog/000.png", "dog/young/000.png")]
    [InlineData("dog/**", "dog/000.png", "dog/young/000.png")]
    [InlineData("**/young/**/*.png", "dog/young/000.png")]
    [InlineData("cat/../*/000.png", "cat/../cat/000.png", "cat/../dog/000.png")]
    [InlineData("*/")]
    [InlineData("gone/*/000.png")]
    [InlineData("*.gone")]
    public void Patterns_may_be_in_every_part_of_a_path(string pattern, params string[] expected) =>
        Assert.Equal(expected.Select(name => _folder[name]), PathPattern.Find(_folder[pattern]));

    [Fact]
    public void A_relative_pattern_finds_relative_paths()
    {
        var current = Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.Path);

        Assert.Equal(
            [Path.Combine(current, "cat", "000.png"), Path.Combine(current, "dog", "000.png")],
            PathPattern.Find(Path.Combine(current, "*", "000.png")));
        Assert.All(PathPattern.Find("*"), path => Assert.Equal(Path.GetFileName(path), path));
    }
}
