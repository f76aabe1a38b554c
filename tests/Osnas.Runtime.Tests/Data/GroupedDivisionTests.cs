using CsCheck;
using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class GroupedDivisionTests
{
    private static readonly double[] Shares = [0.5, 0.2, 0.3];

    /// <summary>Groups of 10, 6 and 4 images are the shares of 20 images.</summary>
    [Fact]
    public void Groups_that_fit_the_shares_give_them()
    {
        var groups = Groups(4, 10, 6);

        var parts = GroupedDivision.Divide(new long[20], groups, Shares, seed: 1);

        Assert.Equal([10, 4, 6], parts.Select(part => part.Length));
    }

    /// <summary>Two classes, whose groups have only images of one.</summary>
    [Fact]
    public void Each_class_has_its_shares()
    {
        string[] groups = [.. Enumerable.Range(0, 300).Select(image => $"{image / 3}")];
        long[] labels = [.. Enumerable.Range(0, 300).Select(image => image < 240 ? 0L : 1)];

        var parts = GroupedDivision.Divide(labels, groups, Shares, seed: 1);

        Assert.Equal([[120, 48, 72], [30, 12, 18]], new[] { 0, 1 }.Select(label => parts.Select(
            part => part.Count(image => labels[image] == label))));
    }

    [Fact]
    public void No_group_is_in_two_parts_and_no_part_is_far_from_its_share() =>
        Gen.Select(Gen.Int[1, 6].Array[60, 120], Gen.Int[0, 3], Gen.Int[0, 1000]).Sample((sizes, classes, seed) =>
        {
            var groups = Groups(sizes);
            long[] labels = [.. groups.Select(name => (long)(int.Parse(name!, null) % (classes + 1)))];

            var parts = GroupedDivision.Divide(labels, groups, Shares, seed);

            Assert.Equal(groups.Length, parts.SelectMany(part => part).Distinct().Count());
            var partsOfGroup = parts.SelectMany((part, index) => part.Select(image => (groups[image], index))).Distinct();
            Assert.Equal(sizes.Length, partsOfGroup.Count());
            Assert.All(
                parts.Zip(Shares),
                pair => Assert.InRange(pair.First.Length, (pair.Second * groups.Length) - (6 * (classes + 1)),
                    (pair.Second * groups.Length) + (6 * (classes + 1))));
        });

    /// <summary>By the shares alone, the last part would get none of four equal groups.</summary>
    [Fact]
    public void No_part_is_empty_if_there_are_enough_groups()
    {
        var parts = GroupedDivision.Divide(new long[8], Groups(2, 2, 2, 2), [0.96, 0.04], seed: 1);

        Assert.Equal([6, 2], parts.Select(part => part.Length));
    }

    [Fact]
    public void Images_without_a_group_are_divided_one_by_one()
    {
        var parts = GroupedDivision.Divide(new long[100], new string?[100], Shares, seed: 1);

        Assert.Equal([50, 20, 30], parts.Select(part => part.Length));
        Assert.Equal(parts, GroupedDivision.Divide(new long[100], new string?[100], Shares, seed: 1));
        Assert.NotEqual(parts[1].Order(), GroupedDivision.Divide(new long[100], new string?[100], Shares, seed: 2)[1].Order());
    }

    private static string?[] Groups(params int[] sizes) =>
        [.. sizes.SelectMany((size, group) => Enumerable.Repeat($"{group}", size))];
}
