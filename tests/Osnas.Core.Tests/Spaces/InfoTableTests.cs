namespace Osnas.Core.Tests;

public sealed class InfoTableTests
{
    [Fact]
    public void A_table_grows_by_rows()
    {
        var table = new InfoTable(InfoMetric.Latency);
        Assert.Equal(new ModelCfgShape(0, 0), table.Shape);

        table.AddRow([1, 2, 3]);
        table.AddRow([4, 5, 6]);

        Assert.Equal(new ModelCfgShape(2, 3), table.Shape);
        Assert.Equal(6, table[1, 2]);
        Assert.Equal([4, 5, 6], table.GetRow(1));
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => InfoTable.FromRows(InfoMetric.Flops, [[1, 2], [3]]));

        Assert.StartsWith("Row 1 of the Flops table has 1 cells; the rows before have 2.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_ways_to_make_a_table_agree()
    {
        var cells = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        var copied = new InfoTable(InfoMetric.Flops, cells);
        var listed = InfoTable.FromRows(InfoMetric.Flops, [[1, 2, 3], [4, 5, 6]]);
        var filled = new InfoTable(InfoMetric.Flops, 2, 3);
        Assert.Equal([0, 0, 0], filled.GetRow(1));
        for (var row = 0; row < 2; row++)
        {
            for (var column = 0; column < 3; column++)
                filled[row, column] = cells[row, column];
        }

        Assert.Equal(Rows(copied), Rows(listed));
        Assert.Equal(Rows(copied), Rows(filled));
    }

    [Fact]
    public void Later_changes_of_the_array_dont_reach_the_table()
    {
        var cells = new double[,] { { 1 } };
        var table = new InfoTable(InfoMetric.Flops, cells);
        cells[0, 0] = 2;

        Assert.Equal(1, table[0, 0]);
    }

    [Fact]
    public void The_shape_is_checked_against_the_space()
    {
        var table = new InfoTable(InfoMetric.Latency, 22, 8);

        Assert.Same(table, table.CheckShape(new(22, 8), "FBNetS"));
        var exception = Assert.Throws<SearchSpaceException>(() => table.CheckShape(new(22, 9), "FBNetS"));
        Assert.Equal(
            "FBNetS: the Latency table is 22 x 8; "
            + "the space has 22 search layers and 9 candidates, so it must be 22 x 9.",
            exception.Message);
    }

    [Fact]
    public void The_cells_of_an_architecture_are_summed() =>
        Assert.Equal(1 + 6, InfoTable.FromRows(InfoMetric.Latency, [[1, 2, 3], [4, 5, 6]]).Sum(new(0, 2)));

    [Theory]
    [InlineData("0")]
    [InlineData("0,1,2")]
    [InlineData("0,3")]
    public void An_architecture_that_doesnt_fit_isnt_summed(string architecture)
    {
        var table = new InfoTable(InfoMetric.Latency, 2, 3);
        var exception = Assert.Throws<ArgumentException>(() => table.Sum(Architecture.Parse(architecture)));

        Assert.StartsWith(
            $"The architecture {architecture} doesn't fit the Latency table of 2 x 3.", exception.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<IReadOnlyList<double>> Rows(InfoTable table) => Enumerable.Range(0, table.Rows).Select(table.GetRow);
}
