using System.Text.Json;
using Osnas.Common;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>What is written of the options of a search strategy is read as the same.</summary>
public sealed class SearchOptionsJsonTests
{
    [Fact]
    public void Aging() => AssertRead(new AgingOptions { Population = 7, Tournament = 3, Evaluations = 21 });

    [Fact]
    public void Bayesian() => AssertRead(new BayesianOptions { Evaluations = 21, Batch = 3 });

    [Fact]
    public void ParetoBayesian()
    {
        var read = Assert.IsType<ParetoBayesianOptions>(Read(new ParetoBayesianOptions { Batch = 3, Metrics = [InfoMetric.Params] }));

        Assert.Equal(3, read.Batch);
        Assert.Equal([InfoMetric.Params], read.Metrics);
    }

    [Fact]
    public void Evolution() => AssertRead(new EvolutionOptions { Children = 7, Crossover = Crossover.SinglePoint, MutateCrossed = true });

    [Fact]
    public void Differentiable() => AssertRead(
        new DifferentiableOptions
        {
            State = ForwardState.GumbelSoftmax,
            Temperature = new(3, 0.9, 0.1),
            Criterion = HardwareCriterion.LogRatio
        });

    [Fact]
    public void Generator() => AssertRead(new GeneratorOptions { Metric = InfoMetric.Params, LeastTarget = 100, Priors = 3 });

    [Fact]
    public void Random() => AssertRead(new RandomOptions { Iterations = 7 });

    [Fact]
    public void Local() => AssertRead(new LocalOptions { Starts = 3, Evaluations = 21 });

    [Fact]
    public void ParetoLocal() =>
        Assert.Equal(
            [InfoMetric.Params], Assert.IsType<ParetoLocalOptions>(Read(new ParetoLocalOptions { Metrics = [InfoMetric.Params] })).Metrics);

    [Fact]
    public void Nsga2()
    {
        var options = new Nsga2Options { Metrics = [InfoMetric.Params, InfoMetric.Flops], Population = 12 };
        var read = Assert.IsType<Nsga2Options>(Read(options));

        Assert.Equal(options.Metrics, read.Metrics);
        Assert.Equal(options, read with { Metrics = options.Metrics });
    }

    [Fact]
    public void The_name_comes_first_and_all_that_is_declared_follows() => Assert.Equal(
        """
        {
          "name": "aging",
          "population": null,
          "tournament": null,
          "evaluations": 330
        }
        """.ReplaceLineEndings("\n"),
        JsonText.Write(new AgingOptions(), OsnasJson.Default.SearcherOptions));

    [Fact]
    public void Records_within_the_record_are_objects() => Assert.Contains(
        "\"temperature\": {\n    \"initial\": 5,",
        JsonText.Write(new DifferentiableOptions(), OsnasJson.Default.SearcherOptions),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"name\": \"luck\"}", "There is no search strategy 'luck'. There are aging, ")]
    [InlineData("{\"name\": \"aging\", \"population\": \"ten\"}", "Number")]
    [InlineData("{}", "key")]
    public void What_isnt_one_is_told(string json, string expected) => Assert.Contains(
        expected,
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, OsnasJson.Default.SearcherOptions)).Message,
        StringComparison.Ordinal);

    private static void AssertRead(SearcherOptions options) => Assert.Equal(options, Read(options));

    private static SearcherOptions Read(SearcherOptions options) =>
        JsonSerializer.Deserialize(JsonText.Write(options, OsnasJson.Default.SearcherOptions), OsnasJson.Default.SearcherOptions)!;
}
