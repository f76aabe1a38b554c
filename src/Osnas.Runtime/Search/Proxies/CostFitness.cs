using Osnas.LookUpTables;
using Osnas.Options;

namespace Osnas.Search;

/// <summary>The FLOPs of an architecture as its fitness: more FLOPs are better. This is a baseline for proxies.</summary>
[Fitness("flops")]
public sealed record FlopsOptions : FitnessOptions
{
    private static readonly OptionSet<FlopsOptions> Declared = new();

    /// <inheritdoc/>
    protected internal override OptionSet<FitnessOptions> Declarations => Declared.As<FitnessOptions>();

    /// <inheritdoc/>
    public override IEvaluator Create(FitnessContext context) => new CostEvaluator(context.Table, InfoMetric.Flops);
}

/// <summary>
/// The number of parameters of an architecture as its fitness: more parameters are better. This is a baseline for proxies.
/// </summary>
[Fitness("params")]
public sealed record ParamsOptions : FitnessOptions
{
    private static readonly OptionSet<ParamsOptions> Declared = new();

    /// <inheritdoc/>
    protected internal override OptionSet<FitnessOptions> Declarations => Declared.As<FitnessOptions>();

    /// <inheritdoc/>
    public override IEvaluator Create(FitnessContext context) => new CostEvaluator(context.Table, InfoMetric.Params);
}

/// <summary>A cost as a fitness.</summary>
internal sealed class CostEvaluator(BaseLookUpTable table, InfoMetric metric) : IEvaluator
{
    /// <inheritdoc/>
    public double Evaluate(Architecture architecture) => table.GetModelInfo(metric, architecture);
}
