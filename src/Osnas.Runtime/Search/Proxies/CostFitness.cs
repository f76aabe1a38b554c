using Osnas.LookUpTables;
using Osnas.Options;

namespace Osnas.Search;

/// <summary>The FLOPs of an architecture as its fitness: the larger, the better. A proxy is of use if it ranks better than this.</summary>
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
/// The parameters of an architecture as its fitness: the more, the better. A proxy is of use if it ranks better than this.
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
