using System.Text.Json;
using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class ConstraintTextTests
{
    [Theory]
    [InlineData("flops<=400000", InfoMetric.Flops, 400_000, double.NegativeInfinity)]
    [InlineData("FLOPs <= 400k", InfoMetric.Flops, 400_000, double.NegativeInfinity)]
    [InlineData("params>=1.5M", InfoMetric.Params, double.PositiveInfinity, 1_500_000)]
    [InlineData("flops<=1G", InfoMetric.Flops, 1e9, double.NegativeInfinity)]
    [InlineData("100K<=flops<=4e5", InfoMetric.Flops, 400_000, 100_000)]
    [InlineData("latency<=2.5", InfoMetric.Latency, 2.5, double.NegativeInfinity)]
    [InlineData("0.5ms <= latency <= 2.5ms", InfoMetric.Latency, 2.5, 0.5)]
    [InlineData("100k <= params", InfoMetric.Params, double.PositiveInfinity, 100_000)]
    public void What_users_write_is_understood(string text, InfoMetric metric, double atMost, double atLeast) =>
        Assert.Equal(new ConstraintCfg(metric, atMost, atLeast), ConstraintText.Parse(text));

    [Theory]
    [InlineData("flops", "'flops' is not a budget")]
    [InlineData("flops<400k", "'flops<400k' is not a budget")]
    [InlineData("flops<=", "'flops<=' is not a budget")]
    [InlineData("", "'' is not a budget")]
    [InlineData("flops<=4OOk", "'4OOk' in 'flops<=4OOk' is not a number")]
    [InlineData("flops<=k", "'k' in 'flops<=k' is not a number")]
    [InlineData("memory<=5", "There is no budget for 'memory': flops, params and latency can be limited.")]
    [InlineData("latency<=5s", "'5s' in 'latency<=5s' is not a number")]
    [InlineData("flops<=5ms", "'5ms' in 'flops<=5ms' is not a number")]
    [InlineData("1k<=flops>=2k", "'1k<=flops>=2k' has two lower bounds")]
    public void What_is_no_budget_is_refused(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => ConstraintText.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("flops<=400000")]
    [InlineData("params>=1500000")]
    [InlineData("100000<=flops<=400000.5")]
    public void Written_constraints_are_read_again(string text) => Assert.Equal(text, ConstraintText.Format(ConstraintText.Parse(text)));

    [Fact]
    public void Options_with_a_budget_survive_json()
    {
        var options = new SearchOptions { Budget = [new(InfoMetric.Flops, AtMost: 400_000), new(InfoMetric.Params, AtLeast: 10)] };
        var json = OsnasJson.Write(options, OsnasJson.Default.SearchOptions);

        Assert.Equal(options.Budget, JsonSerializer.Deserialize(json, OsnasJson.Default.SearchOptions)!.Budget);
    }
}
