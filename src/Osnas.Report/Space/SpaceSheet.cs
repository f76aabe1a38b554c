using System.Globalization;
using System.Numerics;
using Osnas.Experiments;

namespace Osnas.Report.Space;

/// <summary>What a page shows of a search space.</summary>
public sealed record SpaceSheet
{
    /// <summary>The name of the space.</summary>
    public required string Name { get; init; }

    /// <summary>The number of architectures, in words.</summary>
    public required string Architectures { get; init; }

    /// <summary>The number of layers and candidates, in words.</summary>
    public required string Choices { get; init; }

    /// <summary>The size of the images and the number of classes, in words.</summary>
    public required string Images { get; init; }

    /// <summary>The number of parameters of the supernet, with the fixed stages and all candidates.</summary>
    public required string SupernetParams { get; init; }

    /// <summary>The fingerprint of the space.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The network, with the mean costs over the choices of each layer.</summary>
    public required NetworkDiagram Diagram { get; init; }

    /// <summary>What each candidate costs in each search layer; empty if it isn't known.</summary>
    public required IReadOnlyList<CandidateRow> Candidates { get; init; }

    /// <summary>The costs of all architectures, in each metric that is known.</summary>
    public required IReadOnlyList<CostHistogram> Histograms { get; init; }

    /// <summary>What a page shows of a space.</summary>
    /// <param name="space">The space.</param>
    /// <param name="outline">Its outline.</param>
    internal static SpaceSheet Create(SpaceRecord space, SpaceOutline outline)
    {
        var subBlocks = outline.RowsPerLayer == 1 ? string.Empty : $" x {Words.Count(outline.RowsPerLayer, "sub-block")}";
        return new()
        {
            Name = outline.Space,
            Architectures = Words.Number(BigInteger.Parse(outline.Architectures, CultureInfo.InvariantCulture)),
            Choices = $"{Words.Count(outline.Layers.Count, "search layer")}{subBlocks}, "
                + Words.Count(outline.Candidates.Count, "candidate"),
            Images = $"{outline.Input.Height}x{outline.Input.Width} pixels, {Words.Count(outline.Input.Channels, "channel")}, "
                + $"{outline.Classes} {(outline.Classes == 1 ? "class" : "classes")}",
            SupernetParams = NumberText.Exact(outline.SupernetParams),
            Fingerprint = outline.Fingerprint,
            Diagram = NetworkDiagram.Create(space, outline),
            Candidates = CandidateRow.Create(space, outline),
            Histograms = [.. outline.Distributions.Select(distribution => CostHistogram.Create(distribution, outline))],
        };
    }
}

/// <summary>What the candidates cost in a search layer.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Block">Its channels and stride.</param>
/// <param name="Costs">By candidate; null if the layer doesn't allow it.</param>
public sealed record CandidateRow(string Layer, string Block, IReadOnlyList<CandidateCost?> Costs)
{
    /// <summary>The rows of a space, one for each layer; none if the tables have other rows.</summary>
    internal static IReadOnlyList<CandidateRow> Create(SpaceRecord space, SpaceOutline outline)
    {
        var rows = outline.Layers.Count * outline.RowsPerLayer;
        if (space.Find(MetricCatalog.Of(InfoMetric.Flops).Name) is not { } flops
            || space.Find(MetricCatalog.Of(InfoMetric.Params).Name) is not { } parameters
            || flops.Rows.Count != rows || parameters.Rows.Count != rows)
            return [];
        return
        [
            .. outline.Layers.Select((layer, index) =>
            {
                var row = index * outline.RowsPerLayer;
                var costs = flops.Rows[row].Zip(parameters.Rows[row], (some, others) =>
                    some is null || others is null ? null : new CandidateCost(some.Value, others.Value));
                return new CandidateRow($"layer {index}", NetworkDiagram.Arrow(layer.Name), [.. costs]);
            }),
        ];
    }
}

/// <summary>What a candidate costs in a search layer, or a sub-block of it in a unified layer.</summary>
/// <param name="Flops">Multiply-accumulates for one image.</param>
/// <param name="Params">Trainable parameters.</param>
public sealed record CandidateCost(double Flops, double Params);
