using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>What is written of the options of a search strategy is read as the same.</summary>
public sealed class SearchOptionsJsonTests
{
    [Fact]
    public void Aging() => AssertRead(new AgingOptions { Population = 7, Tournament = 3, Evaluations = 21, Litter = 2 }, OsnasJson.Default.AgingOptions);

    [Fact]
    public void Evolution() => AssertRead(new EvolutionOptions { Children = 7, Crossover = Crossover.SinglePoint, MutateCrossed = true }, OsnasJson.Default.EvolutionOptions);

    [Fact]
    public void Differentiable() => AssertRead(
        new DifferentiableOptions { State = ForwardState.GumbelSoftmax, Temperature = new(3, 0.9, 0.1), Criterion = HardwareCriterion.LogRatio }, OsnasJson.Default.DifferentiableOptions);

    [Fact]
    public void Generator() => AssertRead(new GeneratorOptions { Metric = InfoMetric.Params, LeastTarget = 100, Priors = 3 }, OsnasJson.Default.GeneratorOptions);

    [Fact]
    public void Nsga2()
    {
        var options = new Nsga2Options { Metrics = [InfoMetric.Params, InfoMetric.Flops], Population = 12 };
        var read = JsonSerializer.Deserialize(JsonText.Write(options, OsnasJson.Default.Nsga2Options), OsnasJson.Default.Nsga2Options)!;

        Assert.Equal(options.Metrics, read.Metrics);
        Assert.Equal(options, read with { Metrics = options.Metrics });
    }

    private static void AssertRead<T>(T options, JsonTypeInfo<T> type) => Assert.Equal(options, JsonSerializer.Deserialize(JsonText.Write(options, type), type));
}
