using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>The cost of a random architecture whose candidates have given probabilities, with a gradient.</summary>
internal sealed class ExpectedCost : IDisposable
{
    private readonly double _least;

    // The cost of each cell; or, where the greatest counts, of each level the step to the next and the cells up to it.
    private readonly Tensor _costs;
    private readonly Tensor? _cellsUpTo;

    /// <summary>The cost in a metric.</summary>
    /// <param name="table">Provides the costs.</param>
    /// <param name="metric">The metric, which isn't the same for all architectures.</param>
    /// <param name="device">Where the probabilities will be.</param>
    public ExpectedCost(BaseLookUpTable table, InfoMetric metric, Device device)
    {
        using var scope = NewDisposeScope();
        var (cells, statistics) = (table.GetInfoTable(metric), table.GetStatistics(metric));
        double[] costs = [.. Enumerable.Range(0, cells.Rows).SelectMany(cells.GetRow).Select(cell => double.IsNaN(cell) ? 0 : cell)];
        Range = statistics.Max - statistics.Min;
        switch (cells.Combination)
        {
            case MetricCombination.Sum:
                _least = table.GetBaseInfo(metric);
                _costs = Create(costs, cells.Rows, cells.Columns);
                break;
            case MetricCombination.Maximum:
                double[] levels =
                    [.. costs.Where(cost => cost > statistics.Min && cost <= statistics.Max).Append(statistics.Min).Distinct().Order()];
                var steps = levels.Length - 1;
                _least = statistics.Min;
                _costs = Create([.. levels.Zip(levels.Skip(1), (level, next) => next - level)], steps);
                _cellsUpTo = Create(
                    [.. levels.SkipLast(1).SelectMany(level => costs.Select(cost => cost <= level ? 1.0 : 0))],
                    steps,
                    cells.Rows,
                    cells.Columns);
                break;
            default:
                throw new NotSupportedException($"The {metric} table combines layers by {cells.Combination}.");
        }

        Tensor Create(double[] values, params long[] shape) => TensorFactory.Of(values, shape, device).DetachFromDisposeScope();
    }

    /// <summary>From the cheapest to the most expensive architecture, in the metric's unit.</summary>
    public double Range { get; }

    /// <summary>The expected cost.</summary>
    /// <param name="probabilities"><c>[Rows, Candidates]</c>, 64-bit floats.</param>
    /// <returns>A scalar in the metric's unit; in the current scope.</returns>
    public Tensor Of(Tensor probabilities) => _cellsUpTo is null
        ? (_costs * probabilities).sum() + _least

        // Each step is taken unless all rows stay below it; rows are independent.
        : (_costs * (1 - (_cellsUpTo * probabilities).sum(2).prod(1))).sum() + _least;

    /// <inheritdoc/>
    public void Dispose()
    {
        _costs.Dispose();
        _cellsUpTo?.Dispose();
    }
}
