using Osnas.Samples;

namespace Osnas.Benchmarks;

/// <summary>The cost of one architecture of FBNet-S, beside the sum of an array's cells.</summary>
internal static class ArchitectureRows
{
    private const int Calls = 100_000;
    private const double Nanoseconds = 1e6 / Calls;

    private static double _sink;

    public static IEnumerable<BenchRow> Measure()
    {
        var table = FBNetS.LookUpTable.Create();
        var random = new Random(1);
        Architecture[] architectures =
        [
            .. Enumerable.Range(0, 100).Select(_ => table.GetStatistics(InfoMetric.Flops).Within(new(InfoMetric.Flops)).Sample(random)),
        ];
        int[][] choices = [.. architectures.Select(architecture => architecture.ToArray())];
        var cells = CellsOf(table);
        var (ours, theirs, ratio) = Pairing.Measure(
            () => Repeat(index => table.GetModelInfo(InfoMetric.Flops, architectures[index])),
            () => Repeat(index => Sum(cells, choices[index])),
            pairs: 60);
        var bytes = Stopwatches.Allocated(() => Repeat(index => table.GetModelInfo(InfoMetric.Flops, architectures[index]))) / Calls;
        var nanoseconds = ours * Nanoseconds;
        yield return new(
            "FLOPs of one architecture of FBNet-S, 22 choices", "the sum of an array's cells", "ns", nanoseconds, theirs * Nanoseconds,
            ratio, "< 100 ns, 0 bytes", nanoseconds < 100 && bytes == 0,
            $"It allocates {bytes} bytes. It also checks that the architecture belongs to the space.");
    }

    private static void Repeat(Func<int, double> cost)
    {
        for (var call = 0; call < Calls; call++)
            _sink += cost(call % 100);
    }

    private static double[,] CellsOf(BaseLookUpTable table)
    {
        var costs = table.GetInfoTable(InfoMetric.Flops);
        var cells = new double[costs.Rows, costs.Columns];
        for (var row = 0; row < costs.Rows; row++)
        {
            for (var column = 0; column < costs.Columns; column++)
                cells[row, column] = costs[row, column];
        }

        return cells;
    }

    private static double Sum(double[,] cells, int[] choices)
    {
        var sum = 0.0;
        for (var row = 0; row < choices.Length; row++)
            sum += cells[row, choices[row]];
        return sum;
    }
}
