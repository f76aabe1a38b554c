using Osnas;
using Xunit;

/// <summary>What the search space costs. None of these tests needs libtorch.</summary>
public sealed class DigitsSpaceTests
{
    [Fact]
    public void The_cheapest_architecture_is_within_the_budget()
    {
        var table = DigitsSpace.LookUpTable.Create(inputSize: 8);
        var cheapest = table.GetStatistics(InfoMetric.Flops).Cheapest;

        Assert.InRange(table.GetModelInfo(InfoMetric.Flops, cheapest), 1, 250_000);
    }
}
