namespace Osnas.Experiments;

/// <summary>The cost of an architecture, as written to files and by the command line.</summary>
/// <param name="Flops">The multiply-accumulates for one image.</param>
/// <param name="Params">The number of trainable parameters.</param>
public sealed record CostDocument(long Flops, long Params)
{
    /// <summary>Creates the document of an architecture.</summary>
    /// <param name="table">The look-up table.</param>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The document.</returns>
    public static CostDocument Create(BaseLookUpTable table, Architecture architecture) => new(
        (long)table.GetModelInfo(InfoMetric.Flops, architecture), (long)table.GetModelInfo(InfoMetric.Params, architecture));

    /// <summary>The document of a part of a network.</summary>
    internal static CostDocument Of(Cost cost) => new(cost.Flops, cost.Params);
}
