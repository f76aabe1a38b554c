using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class RandomSearcherTests
{
    [Fact]
    public void The_seed_decides_which()
    {
        Assert.Equal(Search(1), Search(1));
        Assert.NotEqual(Search(1), Search(2));

        static IReadOnlyList<Architecture> Search(int seed) => new RandomSearcher(Budgets.Sampler(Budgets.FBNetS), 16, seed).Ask();
    }

    [Fact]
    public void No_iterations_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSearcher(Budgets.Sampler(Budgets.Tiny), iterations: 0, seed: 1));
}
