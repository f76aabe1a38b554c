using System.Globalization;

namespace Osnas.Experiments;

/// <summary>The summary of a search space in a list.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Layers">The number of search layers.</param>
/// <param name="SubBlocks">The number of sub-blocks of a layer, each of which chooses a candidate: 1, except in unified
/// layers.</param>
/// <param name="Candidates">The number of candidates.</param>
/// <param name="Architectures">The exact number of architectures, as text, because it can have more digits than a JSON number.</param>
/// <param name="InputSize">The height and width of the image.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Flops">The range of multiply-accumulates for one image.</param>
/// <param name="Params">The range of the number of trainable parameters.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
public sealed record SpaceDocument(
    string Space,
    int Layers,
    int SubBlocks,
    int Candidates,
    string Architectures,
    ImageSize InputSize,
    int Classes,
    CostRange Flops,
    CostRange Params,
    string Fingerprint)
{
    /// <summary>Creates the document of a search space, with the costs at the space's own input size.</summary>
    /// <param name="registration">The search space.</param>
    /// <returns>The document.</returns>
    public static SpaceDocument Create(SearchSpaceRegistration registration)
    {
        var spec = registration.Spec;
        return Create(registration.Name, registration.CreateLookUpTable(spec.InputSize, spec.Classes));
    }

    /// <summary>The document of a search space, with the costs of a look-up table.</summary>
    internal static SpaceDocument Create(string name, BaseLookUpTable table)
    {
        var spec = table.Spec;
        return new(
            name,
            spec.MacroCfg.Search.Count,
            spec.RowsPerLayer,
            spec.ModelCfgShape.Columns,
            spec.ArchitectureCount.ToString(CultureInfo.InvariantCulture),
            table.InputSize,
            spec.Classes,
            CostRange.Create(table.GetStatistics(InfoMetric.Flops)),
            CostRange.Create(table.GetStatistics(InfoMetric.Params)),
            spec.Fingerprint);
    }
}

/// <summary>The costs of all architectures of a space in one metric.</summary>
/// <param name="Min">The cost of the cheapest architecture.</param>
/// <param name="Median">The cost that half of all architectures don't exceed.</param>
/// <param name="Mean">The mean cost.</param>
/// <param name="Max">The cost of the most expensive architecture.</param>
public sealed record CostRange(double Min, double Median, double Mean, double Max)
{
    /// <summary>Creates the range from statistics.</summary>
    /// <param name="statistics">The statistics.</param>
    /// <returns>The range.</returns>
    public static CostRange Create(CostStatistics statistics) =>
        new(statistics.Min, statistics.Percentile(0.5), statistics.Mean, statistics.Max);
}
