using CsCheck;
using Osnas.Spaces;

namespace Osnas.Core.Tests;

public sealed class TableTextTests
{
    private static readonly Gen<double> Cells = Gen.OneOf(
        Gen.Int[0, 1_000_000_000].Select(value => (double)value), Gen.Double.Where(double.IsFinite).Select(Math.Abs),
        Gen.Const(double.NaN));

    [Fact]
    public void Rows_that_are_alike_are_one_line() => Assert.Equal(
        """
          rows     0  1    2
        0 to 1  1000  -  0.5  8->8
             2  1000  -  0.5  8->16
             3     1  2    3  8->16
        """,
        TableText.Write(
            Rows([1000, double.NaN, 0.5], [1000, double.NaN, 0.5], [1000, double.NaN, 0.5], [1, 2, 3]),
            row => row < 2 ? "8->8" : "8->16"));

    [Fact]
    public void What_is_written_is_read_to_the_last_bit() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 9]).SelectMany((rows, columns) => Cells.Array[columns].Array[rows]).Sample(cells =>
        {
            // Each row twice, so that there are rows that are alike.
            var rows = cells.SelectMany(row => new[] { row, row }).ToArray();
            var table = TableText.Read(InfoMetric.Latency, TableText.Write(Rows(rows), row => $"layer {row / 4} on 1x2x2"));

            Assert.Equal(new ModelCfgShape(rows.Length, cells[0].Length), table.Shape);
            for (var row = 0; row < rows.Length; row++)
                Assert.Equal(rows[row].Select(Bits), table.GetRow(row).Select(Bits));
        });

    [Fact]
    public void A_table_is_found_below_its_heading()
    {
        const string text = "Flops at 32x48\nrows 0\n0 1\n\nParams\nrows 0\n0 2";
        var (flops, parameters) = (MetricCatalog.Of(InfoMetric.Flops), MetricCatalog.Of(InfoMetric.Params));

        Assert.Equal(1, Find(flops, new(32, 48))![0, 0]);
        Assert.Equal(2, Find(parameters, new(7, 7))![0, 0]);
        Assert.Null(Find(flops, new(48, 32)));
        Assert.Null(TableText.Find(text, "rows"));

        InfoTable? Find(MetricDefinition metric, ImageSize size) =>
            TableText.Find(text, TableText.Heading(metric, size)) is { } table ? TableText.Read(metric.Metric, table) : null;
    }

    [Theory]
    [InlineData("1  3", 0)]
    [InlineData("0  3\n2  3", 1)]
    [InlineData("0  3\n1 to 0  3", 1)]
    [InlineData("0", 0)]
    public void A_line_out_of_place_is_named(string lines, int rows) => Assert.Equal(
        $"The table of Flops has the line '{lines.Split('\n')[^1]}' after {(rows == 1 ? "1 row" : $"{rows} rows")}.",
        Assert.Throws<FormatException>(() => TableText.Read(InfoMetric.Flops, $"rows  0\n{lines}")).Message);

    private static EquatableArray<EquatableArray<double>> Rows(params double[][] rows) =>
        new(rows.Select(row => new EquatableArray<double>(row)));

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
