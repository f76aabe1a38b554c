using System.Text.Json;
using Osnas.Experiments;
using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class ConstraintTextTests
{
    [Theory]
    [InlineData("flops<=400000", InfoMetric.Flops, 400_000, double.NegativeInfinity)]
    [InlineData("FLOPs <= 400k", InfoMetric.Flops, 400_000, double.NegativeInfinity)]
    [InlineData("flops <= 2 M", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("flops<=2m", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("flops<=2_000_000", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("flops<=2e6", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("flops<=.5M", InfoMetric.Flops, 5e5, double.NegativeInfinity)]
    [InlineData("flops≤2M", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("params ≥ 1.5M", InfoMetric.Params, double.PositiveInfinity, 1_500_000)]
    [InlineData("params>=1.5M", InfoMetric.Params, double.PositiveInfinity, 1_500_000)]
    [InlineData("flops<=1G", InfoMetric.Flops, 1e9, double.NegativeInfinity)]
    [InlineData("flops<=1.5B", InfoMetric.Flops, 1.5e9, double.NegativeInfinity)]
    [InlineData("flops<=1T", InfoMetric.Flops, 1e12, double.NegativeInfinity)]
    [InlineData("100K<=flops<=4e5", InfoMetric.Flops, 400_000, 100_000)]
    [InlineData("4e5>=flops>=100K", InfoMetric.Flops, 400_000, 100_000)]
    [InlineData("2M>=flops", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("latency<=2.5", InfoMetric.Latency, 2.5, double.NegativeInfinity)]
    [InlineData("0.5ms <= latency <= 2.5ms", InfoMetric.Latency, 2.5, 0.5)]
    [InlineData("latency<=800us", InfoMetric.Latency, 0.8, double.NegativeInfinity)]
    [InlineData("latency<=800µs", InfoMetric.Latency, 0.8, double.NegativeInfinity)]
    [InlineData("latency<=800μs", InfoMetric.Latency, 0.8, double.NegativeInfinity)]
    [InlineData("latency<=0.8 s", InfoMetric.Latency, 800, double.NegativeInfinity)]
    [InlineData("latency<=5e-3s", InfoMetric.Latency, 5, double.NegativeInfinity)]
    [InlineData("100k <= params", InfoMetric.Params, double.PositiveInfinity, 100_000)]
    [InlineData("5M", InfoMetric.Flops, 5e6, double.NegativeInfinity)]
    [InlineData(" 5 M ", InfoMetric.Flops, 5e6, double.NegativeInfinity)]
    [InlineData("5e6", InfoMetric.Flops, 5e6, double.NegativeInfinity)]
    [InlineData("2_000_000", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("<=2M", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData(">= 2M", InfoMetric.Flops, double.PositiveInfinity, 2e6)]
    [InlineData("5ms", InfoMetric.Latency, 5, double.NegativeInfinity)]
    [InlineData("800us", InfoMetric.Latency, 0.8, double.NegativeInfinity)]
    [InlineData("flops<400k", InfoMetric.Flops, 399_999, double.NegativeInfinity)]
    [InlineData("params < 1 M", InfoMetric.Params, 999_999, double.NegativeInfinity)]
    [InlineData("params<1.5", InfoMetric.Params, 1, double.NegativeInfinity)]
    [InlineData("params>1M", InfoMetric.Params, double.PositiveInfinity, 1_000_001)]
    [InlineData("1M<flops<2M", InfoMetric.Flops, 1_999_999, 1_000_001)]
    [InlineData("1M>params", InfoMetric.Params, 999_999, double.NegativeInfinity)]
    [InlineData("latency<5ms", InfoMetric.Latency, 5, double.NegativeInfinity)]
    [InlineData("flops⩽2M", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("macs<=2M", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("MAdds<=2M", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("flop<=2M", InfoMetric.Flops, 2e6, double.NegativeInfinity)]
    [InlineData("MFLOPs <= 300", InfoMetric.Flops, 3e8, double.NegativeInfinity)]
    [InlineData("gmacs<=0.3", InfoMetric.Flops, 3e8, double.NegativeInfinity)]
    [InlineData("mparams<1", InfoMetric.Params, 999_999, double.NegativeInfinity)]
    [InlineData("param<=2M", InfoMetric.Params, 2e6, double.NegativeInfinity)]
    [InlineData("weights<=2M", InfoMetric.Params, 2e6, double.NegativeInfinity)]
    [InlineData("time<=5", InfoMetric.Latency, 5, double.NegativeInfinity)]
    [InlineData("ms<=5", InfoMetric.Latency, 5, double.NegativeInfinity)]
    public void What_users_write_is_understood(string text, InfoMetric metric, double atMost, double atLeast)
    {
        var constraint = ConstraintText.Parse(text);

        Assert.Equal(metric, constraint.Metric);
        Assert.Equal(atMost, constraint.AtMost, 1e-9 * (double.IsInfinity(atMost) ? 1 : atMost));
        Assert.Equal(atLeast, constraint.AtLeast);
    }

    [Theory]
    [InlineData(
        "flops",
        "'flops' is not a budget: write a metric and a bound, as in flops<=400k, params>=1.5M, 100k<=flops<=400k or latency<=5ms; in a "
        + "shell, < and > need quotes: --budget \"flops<=400k\".")]
    [InlineData(
        "",
        "'' is not a budget: write a metric and a bound, as in flops<=400k, params>=1.5M, 100k<=flops<=400k or latency<=5ms; in a "
        + "shell, < and > need quotes: --budget \"flops<=400k\".")]
    [InlineData("flops=2M", "'flops=2M' is not a budget: did you mean flops<=2M? ")]
    [InlineData("flops==2M", "'flops==2M' is not a budget: did you mean flops<=2M? ")]
    [InlineData("flops=<2M", "'flops=<2M' is not a budget: did you mean flops<=2M? ")]
    [InlineData("flops: 2M", "'flops: 2M' is not a budget: did you mean flops<=2M? ")]
    [InlineData("flops 2M", "'flops 2M' is not a budget: did you mean flops<=2M? ")]
    [InlineData(
        "flops<=2M,params<=1M",
        "'flops<=2M,params<=1M' is not a budget: these are 2 budgets; give each one separately: "
        + "flops<=2M and params<=1M. Otherwise, ")]
    [InlineData(
        "flops<=2M params<1M",
        "'flops<=2M params<1M' is not a budget: these are 2 budgets; give each one separately: "
        + "flops<=2M and params<1M. Otherwise, ")]
    [InlineData(
        "flops<=2M && latency<=5ms",
        "'flops<=2M && latency<=5ms' is not a budget: these are 2 budgets; give each one separately: "
        + "flops<=2M and latency<=5ms. Otherwise, ")]
    [InlineData("flops<=", "'flops<=' is not a budget: write a metric")]
    [InlineData(
        "flops<=2,000,000",
        "'flops<=2,000,000': '2,000,000' isn't a number of at least 0; did you mean 2000000? write one as in 400k, 1.5M or 2e6.")]
    [InlineData("flops<=2,000", "'flops<=2,000': '2,000' isn't a number of at least 0; write one as in 400k, 1.5M or 2e6.")]
    [InlineData("flops<=0x10", "'flops<=0x10': '0x10' isn't a number of at least 0; did you mean 16? write one")]
    [InlineData("flops<=-5", "'flops<=-5': '-5' isn't a number of at least 0; write one")]
    [InlineData("flops<=4OOk", "'flops<=4OOk': counts end in k, M, G (or B) or T, not in 'OOk'.")]
    [InlineData("flops<=k", "'flops<=k': 'k' isn't a number of at least 0; write one")]
    [InlineData("flops<=NaN", "'flops<=NaN': 'NaN' isn't a number of at least 0; write one")]
    [InlineData("flops<=1e400", "'flops<=1e400': the bound is '1e400'; write a number from 0 to 1000000000000000000.")]
    [InlineData("flops<=5ms", "'flops<=5ms': counts end in k, M, G (or B) or T, not in 'ms'.")]
    [InlineData("flops<=50%", "'flops<=50%': counts end in k, M, G (or B) or T, not in '%'.")]
    [InlineData("latency<=5m", "'latency<=5m': a latency is in ms, us or s, not in 'm'.")]
    [InlineData("latency<=5M", "'latency<=5M': a latency is in ms, us or s, not in 'M'.")]
    [InlineData("latency<=5k", "'latency<=5k': a latency is in ms, us or s, not in 'k'.")]
    [InlineData("latency<=5min", "'latency<=5min': a latency is in ms, us or s, not in 'min'.")]
    [InlineData("latency<=5ns", "'latency<=5ns': a latency is in ms, us or s, not in 'ns'.")]
    [InlineData("size<=1MB", "'size<=1MB': there is no budget for size; flops, params and latency can be limited.")]
    [InlineData("memory<=5", "'memory<=5': there is no budget for memory; flops, params and latency can be limited.")]
    [InlineData("mflops<=2M", "'mflops<=2M': both the metric and the bound have a unit; write flops with the unit of the bound.")]
    [InlineData("flosp<=2M", "'flosp<=2M': there is no budget for flosp; did you mean flops? flops, params and latency can be limited.")]
    [InlineData("speed<=5", "'speed<=5': there is no budget for speed; flops, params and latency can be limited.")]
    [InlineData("5", "'5' is not a budget: '5' of what? flops<=5? write a metric")]
    [InlineData("2,000,000", "'2,000,000' is not a budget: '2,000,000' of what? flops<=2000000? write a metric")]
    [InlineData("2,000", "'2,000' is not a budget: '2,000' of what? write a metric")]
    [InlineData(
        "20 million",
        "'20 million' is not a budget: there is no unit million: counts end in k, M, G (or B) or T, a latency is in ms, us or s; write a "
        + "metric and a bound, as in flops<=400k, params>=1.5M, 100k<=flops<=400k or latency<=5ms.")]
    [InlineData("20Mb", "'20Mb' is not a budget: there is no unit Mb: counts end in k, M, G (or B) or T, ")]
    [InlineData("flops<0", "'flops<0': no flops are below 0.")]
    [InlineData("1<=5", "'1<=5' is not a budget: write a metric")]
    [InlineData("0<=1", "'0<=1' is not a budget: write a metric")]
    [InlineData("1k<=flops>=2k", "'1k<=flops>=2k': it has two lower bounds; write one, or one of each")]
    [InlineData("1k>=flops<=2k", "'1k>=flops<=2k': it has two upper bounds; write one, or one of each")]
    public void What_is_no_budget_is_answered_with_what_was_meant(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => ConstraintText.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(InfoMetric.Latency, 5, "Latency at most 5 ms")]
    [InlineData(InfoMetric.Latency, 0.8, "Latency at most 0.8 ms")]
    [InlineData(InfoMetric.Flops, 2e6, "FLOPs at most 2,000,000")]
    public void In_words_a_budget_has_its_unit(InfoMetric metric, double atMost, string expected) =>
        Assert.Equal(expected, new ConstraintCfg(metric, atMost).ToString());

    [Theory]
    [InlineData("flops<=400000")]
    [InlineData("params>=1500000")]
    [InlineData("100000<=flops<=400000.5")]
    public void Written_constraints_are_read_again(string text) => Assert.Equal(text, ConstraintText.Format(ConstraintText.Parse(text)));

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Any_written_constraint_is_read_as_itself()
    {
        var random = new Random(Fuzz.Seed);
        for (var run = 0; run < Fuzz.Count(2000); run++)
        {
            var (low, high) = (Draw(), Draw());
            var (atLeast, atMost) = random.Next(3) switch
            {
                0 => (double.NegativeInfinity, high),
                1 => (low, double.PositiveInfinity),
                _ => (Math.Min(low, high), Math.Max(low, high)),
            };
            var constraint = new ConstraintCfg(random.GetItems(Enum.GetValues<InfoMetric>(), 1)[0], atMost, atLeast);

            Assert.Equal(constraint, ConstraintText.Parse(ConstraintText.Format(constraint)));
        }

        double Draw() => random.Next(2) == 0 ? random.NextInt64((long)1e18) : random.NextDouble() * Math.Pow(10, random.Next(-3, 18));
    }

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public void Any_text_is_a_constraint_or_a_described_fault()
    {
        string[] pieces =
        [
            "flops", "params", "latency", "macs", "mparams", "M", "k", "ms", "us", "<=", ">=", "<", ">", "≤", "=", "5", "1e6", "1e400", "0",
            ".", ",", "_", " ", "-", "\n", "😀", "٣", "and", ";", "NaN", "'",
        ];
        var random = new Random(Fuzz.Seed);
        for (var run = 0; run < Fuzz.Count(5000); run++)
        {
            var text = string.Concat(random.GetItems(pieces, random.Next(8)));
            try
            {
                var constraint = ConstraintText.Parse(text);
                Assert.True(constraint.AtMost is >= 0 and <= 1e18 || constraint.AtLeast is >= 0 and <= 1e18 + 1, text);
                Assert.Equal(constraint, ConstraintText.Parse(ConstraintText.Format(constraint)));
            }
            catch (FormatException exception)
            {
                Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(exception.Message, char.IsControl);
            }
        }
    }

    [Fact]
    public void Options_with_a_budget_survive_json()
    {
        var options = new SearchOptions { Budget = [new(InfoMetric.Flops, AtMost: 400_000), new(InfoMetric.Params, AtLeast: 10)] };
        var json = JsonText.Write(options, OsnasJson.Default.SearchOptions);

        Assert.Equal(options.Budget, JsonSerializer.Deserialize(json, OsnasJson.Default.SearchOptions)!.Budget);
    }
}
