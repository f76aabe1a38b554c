using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class UsualSideTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-side").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_pictures_it_is_the_median_of_their_shorter_sides()
    {
        foreach (var (name, width, height) in new[] { ("cat/1", 40, 60), ("cat/2", 64, 48), ("dog/1", 100, 100) })
            PictureFiles.WritePng(Path.Combine(_folder, $"{name}.png"), width, height, 0);

        Assert.Equal((48, 2), DataSource.Measure(new() { Source = _folder }));
    }

    [Fact]
    public void Of_arrays_it_is_their_own_side()
    {
        var table = Path.Combine(_folder, "gray.csv");
        File.WriteAllLines(table, Enumerable.Range(0, 4).Select(index => $"{string.Join(',', new int[64])},{index % 2}"));

        Assert.Equal((8, 2), DataSource.Measure(new() { Source = table, InputSize = 64 }));
    }
}
