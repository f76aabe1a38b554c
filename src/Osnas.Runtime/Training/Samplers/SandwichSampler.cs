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

    /// <summary>The number of random paths in a step.</summary>
    public int RandomPaths { get; init; } = 2;

    /// <inheritdoc/>
    protected internal override OptionSet<SamplerOptions> Declarations => Declared.As<SamplerOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["SandwichSampler"];

    /// <inheritdoc/>
    public override ISampler Create(BudgetSampler inside) => new SandwichSampler(inside.Budget.Table, randomPaths: RandomPaths);
}

/// <summary>
/// The sandwich rule (BigNAS, arXiv:2003.11142, section 3.1). A step trains the cheapest architecture, the most expensive one
/// and random ones, and updates the weights once with the sum of their gradients.
/// </summary>
/// <remarks>The rule was made for supernets whose candidates share weights. It works for all supernets.</remarks>
public sealed class SandwichSampler : ISampler
{
    private readonly UniformSampler _between;
    private readonly CostStatistics _costs;
    private readonly int _randomPaths;

    /// <summary>Initializes the sampler.</summary>
    /// <param name="table">The costs of the architectures.</param>
    /// <param name="metric">The metric of the cheapest and the most expensive architecture.</param>
    /// <param name="randomPaths">The number of random architectures in a step.</param>
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
