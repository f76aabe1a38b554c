using Osnas.Options;

namespace Osnas.Training;

/// <summary>The options of a <see cref="SandwichSampler"/>.</summary>
[Sampler("sandwich")]
public sealed record SandwichSamplerOptions : SamplerOptions
{
    private static readonly OptionSet<SandwichSamplerOptions> Declared = new OptionSet<SandwichSamplerOptions>()
        .Whole(
            nameof(RandomPaths), OptionRanges.Comparisons, options => options.RandomPaths,
            (options, value) => options with { RandomPaths = value },
            "Random paths in each step, besides the cheapest and the most expensive path", flag: null, keys: ["train.random_paths"]);

    /// <summary>Random paths of a step.</summary>
    public int RandomPaths { get; init; } = 2;

    /// <inheritdoc/>
    protected internal override OptionSet<SamplerOptions> Declarations => Declared.As<SamplerOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["SandwichSampler"];

    /// <inheritdoc/>
    public override ISampler Create(BudgetSampler inside) => new SandwichSampler(inside.Budget.Table, randomPaths: RandomPaths);
}

/// <summary>
/// The sandwich rule (BigNAS, arXiv:2003.11142, section 3.1): a step trains the cheapest architecture, the most
/// expensive one and random ones, and updates the weights once, by the sum of their gradients.
/// </summary>
/// <remarks>Made for supernets whose candidates share weights; the rule holds for any.</remarks>
public sealed class SandwichSampler : ISampler
{
    private readonly UniformSampler _between;
    private readonly CostStatistics _costs;
    private readonly int _randomPaths;

    /// <summary>A sampler.</summary>
    /// <param name="table">Provides the costs.</param>
    /// <param name="metric">The cost that has the two extremes.</param>
    /// <param name="randomPaths">Random architectures of a step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public SandwichSampler(BaseLookUpTable table, InfoMetric metric = InfoMetric.Flops, int randomPaths = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(randomPaths);
        _between = new(table.Spec);
        _costs = table.GetStatistics(metric);
        _randomPaths = randomPaths;
    }

    /// <inheritdoc/>
    public StepPlan Plan(StepPosition position)
    {
        var random = position.CreateRandom("paths");
        return new PathPlan(
            [_costs.Cheapest, _costs.MostExpensive, .. Enumerable.Range(0, _randomPaths).Select(_ => _between.Sample(random))]);
    }

    /// <inheritdoc/>
    public void Check(BaseSupernet supernet) => _between.Check(supernet);
}
