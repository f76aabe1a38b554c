using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class HypervolumeTests
{
    /// <summary>By hand: boxes of 3 x 1, 2 x 2 and 1 x 3 from the corner at 4, 4, of which 3 + 2 + 1 squares are left.</summary>
    [Fact]
    public void Boxes_that_overlap_count_once() =>
        Assert.Equal(6, Hypervolume.Of([[1.0, 3.0], [2.0, 2.0], [3.0, 1.0]], [4.0, 4.0]));

    [Fact]
    public void What_isnt_within_the_reference_has_no_part()
    {
        Assert.Equal(0, Hypervolume.Of([], [1.0, 1.0]));
        Assert.Equal(0, Hypervolume.Of([[1.0, 0.0], [0.0, 2.0]], [1.0, 1.0]));
        Assert.Equal(1, Hypervolume.Of([[0.0, 0.0], [0.0, 0.0], [-5.0, 1.0]], [1.0, 1.0]));
    }

    /// <summary>Of points with whole numbers, the unit cubes that a point is below are counted one by one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void It_counts_the_cubes_that_are_dominated(int objectives)
    {
        const int side = 6;
        var random = new Random(objectives);
        double[] reference = [.. Enumerable.Repeat((double)side, objectives)];
        for (var round = 0; round < 20; round++)
        {
            double[][] points = [.. Enumerable.Range(0, random.Next(9)).Select(_ =>
                Enumerable.Range(0, objectives).Select(_ => (double)random.Next(side + 1)).ToArray())];
            var cubes = Enumerable.Range(0, (int)Math.Pow(side, objectives)).Count(number =>
                points.Any(point => point.Select((value, axis) => value <= number / (int)Math.Pow(side, axis) % side).All(below => below)));

            Assert.Equal(cubes, Hypervolume.Of(points, reference));
        }
    }

    [Fact]
    public void Points_of_other_sizes_are_refused() => Assert.Throws<ArgumentException>(() => Hypervolume.Of([[1.0]], [2.0, 2.0]));
}
