using Osnas.Training;

namespace Osnas.Runtime.Tests;

public sealed class FairnessSamplerTests
{
    private const int Steps = 60;

    /// <summary>FairNAS: with C candidates, C paths that use each candidate of a layer exactly once.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_strict_step_uses_each_candidate_exactly_once(int layer)
    {
        foreach (var paths in Plans.Paths(new StrictFairnessSampler(TinySpace.Spec), Steps))
        {
            Assert.Equal(3, paths.Count);
            Assert.Equal([0, 1, 2], paths.Select(path => path[layer]).Order());
        }
    }

    /// <summary>Layer 1 allows the candidates 0 and 2 only, and a step has 3 paths.</summary>
    [Fact]
    public void Where_fewer_are_allowed_the_counts_stay_within_one()
    {
        var steps = Plans.Paths(new StrictFairnessSampler(TinySpace.Spec), Steps);
        for (var step = 1; step <= Steps; step++)
            AssertBalanced(steps.Take(step).SelectMany(paths => paths), 1);
        Assert.Equal(new() { [0] = 90, [2] = 90 }, Plans.CountCandidates(steps.SelectMany(paths => paths), 1));
    }

    [Fact]
    public void One_path_a_step_goes_through_all_candidates_before_one_comes_again()
    {
        Architecture[] paths = [.. Plans.Paths(new FairnessSampler(TinySpace.Spec), Steps).Select(Assert.Single)];
        for (var layer = 0; layer < 3; layer++)
        {
            var allowed = TinySpace.Spec.AllowedCandidates(layer);
            Assert.All(paths.Select(path => path[layer]).Chunk(allowed.Count), round => Assert.Equal(allowed, round.Order()));
        }
    }

    /// <summary>
    /// Each of the 6 orders of 3 candidates comes about as often as any other, and layers have orders of their own. A
    /// count has a deviation of 9.1: by chance, one of them is 55 off once in 50 million.
    /// </summary>
    [Fact]
    public void Rounds_are_shuffled()
    {
        Architecture[] paths = [.. Plans.Paths(new FairnessSampler(TinySpace.Spec), 1800).Select(Assert.Single)];
        string[] first = [.. Rounds(0)];

        Assert.Equal(6, first.Distinct().Count());
        Assert.All(first.CountBy(order => order), order => Assert.InRange(order.Value, 45, 155));
        Assert.InRange(first.Zip(Rounds(2)).Count(pair => pair.First == pair.Second), 45, 155);

        IEnumerable<string> Rounds(int layer) => paths.Select(path => path[layer]).Chunk(3).Select(round => string.Join(' ', round));
    }

    private static void AssertBalanced(IEnumerable<Architecture> paths, int layer)
    {
        var counts = Plans.CountCandidates(paths, layer).Values;
        Assert.InRange(counts.Max() - counts.Min(), 0, 1);
    }
}
