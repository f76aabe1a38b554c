using Osnas.Search;

namespace Osnas.Training;

/// <summary>What the steps of a supernet's training train.</summary>
public sealed record SamplerOptions
{
    /// <summary>The training strategy.</summary>
    public SamplerKind Kind { get; init; } = SamplerKind.Uniform;

    /// <summary>Random paths of a step by the sandwich rule.</summary>
    public int RandomPaths { get; init; } = 2;

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One isn't.</exception>
    public void Check() => OptionRanges.Comparisons.Check(RandomPaths);

    /// <summary>The sampler that the options name.</summary>
    /// <param name="inside">Draws inside the budget; knows the space and its costs.</param>
    /// <returns>The sampler.</returns>
    public ISampler Create(BudgetSampler inside)
    {
        var table = inside.Budget.Table;
        return Kind switch
        {
            SamplerKind.Budget => inside,
            SamplerKind.Fairness => new FairnessSampler(table.Spec),
            SamplerKind.StrictFairness => new StrictFairnessSampler(table.Spec),
            SamplerKind.Sandwich => new SandwichSampler(table, randomPaths: RandomPaths),
            _ => new UniformSampler(table.Spec),
        };
    }
}
