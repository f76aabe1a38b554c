using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Parsing;

/// <summary>A specification as the attributes declare it, even if invalid, and the attribute of each part.</summary>
/// <param name="Spec">The specification.</param>
/// <param name="Space">The attribute of the space itself.</param>
/// <param name="First">The attribute of each block of the first stage.</param>
/// <param name="Search">The attribute of each search layer.</param>
/// <param name="Last">The attribute of each block of the last stage.</param>
/// <param name="Micro">The attribute of each candidate.</param>
/// <param name="Constraints">The attribute of each budget.</param>
/// <param name="InfoTable">The attribute of its measured table; null if it has none.</param>
/// <param name="IsComplete">Whether all attributes are valid C#. If not, the rest is incomplete.</param>
internal sealed record DeclaredSpace(
    SearchSpaceSpec Spec,
    AttributeData Space,
    IReadOnlyList<AttributeData> First,
    IReadOnlyList<AttributeData> Search,
    IReadOnlyList<AttributeData> Last,
    IReadOnlyList<AttributeData> Micro,
    IReadOnlyList<AttributeData> Constraints,
    AttributeData? InfoTable,
    bool IsComplete)
{
    /// <summary>The file that the measured table is in; null if there is none, or its metric isn't measured.</summary>
    public string? LatencyFile =>
        InfoTable is not null
        && new AttributeReader(InfoTable) is var reader
        && MetricCatalog.Find((InfoMetric)reader.Argument<int>("metric")) is { IsMeasured: true }
        && reader.Argument<string>("file") is { Length: > 0 } file ? file : null;
}
