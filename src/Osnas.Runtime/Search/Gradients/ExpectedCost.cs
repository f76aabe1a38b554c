using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>The cost of a random architecture whose candidates have given probabilities, with a gradient.</summary>
internal sealed class ExpectedCost : IDisposable
{
    private readonly Tensor _cells;
    private readonly double _fixed;

    /// <summary>The cost in a metric.</summary>
    /// <param name="table">Tells the costs.</param>
    /// <param name="metric">The metric, which isn't the same for all architectures.</param>
    /// <param name="device">Where the probabilities will be.</param>
    public ExpectedCost(BaseLookUpTable table, InfoMetric metric, Device device)
    {
        using var scope = NewDisposeScope();
        var (cells, statistics) = (table.GetInfoTable(metric), table.GetStatistics(metric));
        _fixed = table.GetBaseInfo(metric);
        Range = statistics.Max - statistics.Min;
        _cells = TensorFactory.Of(
            [.. Enumerable.Range(0, cells.Rows).SelectMany(cells.GetRow).Select(cell => double.IsNaN(cell) ? 0 : cell)],
            [cells.Rows, cells.Columns],
            device).DetachFromDisposeScope();
    }

    /// <summary>From the cheapest to the most expensive architecture, in the metric's unit.</summary>
    public double Range { get; }

    /// <summary>The expected cost.</summary>
    /// <param name="probabilities"><c>[Rows, Candidates]</c>, 64-bit floats.</param>
    /// <returns>A scalar in the metric's unit; in the current scope.</returns>
    public Tensor Of(Tensor probabilities) => (_cells * probabilities).sum() + _fixed;

    /// <inheritdoc/>
    public void Dispose() => _cells.Dispose();
}
