using CsCheck;
using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class StratifiedDivisionTests
{
    private static readonly double[] Shares = [0.5, 0.2, 0.3];

    /// <summary>Sorted by class, as files often are.</summary>
    [Fact]
    public void Each_part_has_its_share_of_each_class()
    {
        long[] labels = [.. Enumerable.Range(0, 100).Select(image => (long)(image / 50)), .. Enumerable.Repeat(2L, 10)];

        var parts = StratifiedDivision.Divide(labels, Shares, seed: 1);

        Assert.Equal([55, 22, 33], parts.Select(part => part.Length));
        Assert.Equal([[25L, 25, 5], [10, 10, 2], [15, 15, 3]], parts.Select(part => Counts(labels, part)));
        Assert.Equal(Enumerable.Range(0, 110).Select(image => (long)image), parts.SelectMany(part => part).Order());
    }

    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(2, 1, 0, 1)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(4, 2, 1, 1)]
    public void A_small_class_is_in_each_part_if_it_can_be(int images, int train, int validation, int test) =>
        Assert.Equal([train, validation, test], StratifiedDivision.Divide(new long[images], Shares, seed: 1).Select(part => part.Length));

    [Fact]
    public void Parts_have_their_share_of_all_images_and_of_each_class() =>
        Gen.Select(Gen.Long[0, 7].Array[1, 200], Gen.Int[1, 9], Gen.Int[0, 1000]).Sample((labels, tenths, seed) =>
        {
            double[] shares = [tenths / 10.0, 1 - (tenths / 10.0)];
            var parts = StratifiedDivision.Divide(labels, shares, seed);
            Assert.Equal(labels.Length, parts.SelectMany(part => part).Distinct().Count());
            foreach (var label in labels.Distinct())
            {
                var all = labels.Count(other => other == label);
                var first = parts[0].Count(image => labels[image] == label);
                Assert.InRange(
                    first, all > 1 ? Math.Max(1, (shares[0] * all) - 8) : 0, all > 1 ? Math.Min(all - 1, (shares[0] * all) + 8) : 1);
            }
        });

    [Fact]
    public void The_seed_decides()
    {
        long[] labels = [.. Enumerable.Range(0, 60).Select(image => (long)(image % 3))];

        Assert.Equal(StratifiedDivision.Divide(labels, Shares, 1), StratifiedDivision.Divide(labels, Shares, 1));
        Assert.NotEqual(StratifiedDivision.Divide(labels, Shares, 1)[1].Order(), StratifiedDivision.Divide(labels, Shares, 2)[1].Order());
    }

    [Theory]
    [InlineData(10, 5, 4, 1)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(4, 2, 1, 1)]
    [InlineData(100, 50, 40, 10)]
    [InlineData(1000, 50, 40, 10)]
    public void A_limit_takes_of_each_class_its_share(int limit, params int[] counts)
    {
        long[] labels = [.. Enumerable.Repeat(0L, 50), .. Enumerable.Repeat(1L, 40), .. Enumerable.Repeat(2L, 10)];

        var taken = StratifiedDivision.Take(labels, limit, seed: 1);

        Assert.Equal(counts.Select(count => (long)count), Counts(labels, taken));
        Assert.Equal(taken.Order(), taken);
    }

    private static IEnumerable<long> Counts(long[] labels, long[] images) =>
        Enumerable.Range(0, 3).Select(label => (long)images.Count(image => labels[image] == label));
}
