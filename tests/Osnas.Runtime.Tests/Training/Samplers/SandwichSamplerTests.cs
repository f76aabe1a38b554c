using Osnas.Training;

namespace Osnas.Runtime.Tests;

public sealed class SandwichSamplerTests
{
    [Theory]
    [InlineData(InfoMetric.Flops, 0)]
    [InlineData(InfoMetric.Flops, 2)]
    [InlineData(InfoMetric.Params, 3)]
    public void A_step_has_both_extremes_and_random_paths(InfoMetric metric, int randomPaths)
    {
        var table = TinySpace.LookUpTable.Create();
        var costs = TinySpace.Architectures.ToDictionary(
            architecture => architecture, architecture => table.GetModelInfo(metric, architecture));
        var steps = Plans.Paths(new SandwichSampler(table, metric, randomPaths), 200);

        Assert.All(steps, paths =>
        {
            Assert.Equal(2 + randomPaths, paths.Count);
            Assert.Equal(costs.Values.Min(), costs[paths[0]]);
            Assert.Equal(costs.Values.Max(), costs[paths[1]]);
        });
        Assert.Equal(randomPaths == 0 ? 0 : 18, steps.SelectMany(paths => paths.Skip(2)).Distinct().Count());
    }

    [Fact]
    public void A_negative_number_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SandwichSampler(TinySpace.LookUpTable.Create(), randomPaths: -1));
}
