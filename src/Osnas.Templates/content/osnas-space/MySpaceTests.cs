using Osnas;
using Xunit;

/// <summary>What the search space costs. None of these tests needs libtorch.</summary>
public sealed class MySpaceTests
{
    private readonly BaseLookUpTable _table = MySpace.LookUpTable.Create(inputSize: 32);

    [Fact]
    public void Has_as_many_architectures_as_planned() => Assert.Equal(15_625, MySpace.Spec.ArchitectureCount);

    [Fact]
    public void The_budget_excludes_the_most_expensive_architecture_and_not_the_cheapest()
    {
        const double Budget = 5_000_000;
        var costs = _table.GetStatistics(InfoMetric.Flops);

        Assert.InRange(_table.GetModelInfo(InfoMetric.Flops, costs.Cheapest), 1, Budget);
        Assert.True(_table.GetModelInfo(InfoMetric.Flops, costs.MostExpensive) > Budget);
    }
}
