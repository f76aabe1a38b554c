namespace Osnas.Analyzers.Tests.TableShapes;

/// <summary>
/// Random code that builds a table, of the right shape or not. All of it depends on what is declared alone, so that it
/// can be judged.
/// </summary>
/// <param name="random">The source of chance.</param>
internal sealed class RandomTable(Random random)
{
    private static readonly string[] FourOften =
    [
        "MacroCfg.Search.Count", "MacroCfg.Search.Count", "ModelCfgShape.Rows", "4", "MacroCfg.First.Count + 3", "MacroCfg.Last.Count * 2",
        "MacroCfg.Search.Count - 1",
        "MicroCfg.Count + 1", "MySpace.MacroCfg.Search.Count()", "7 / 2 + 1", "MicroCfg.Count",
    ];

    private static readonly string[] ThreeOften =
    [
        "MicroCfg.Count", "MicroCfg.Count", "ModelCfgShape.Columns", "3", "MacroCfg.First.Count + 2", "MacroCfg.Search.Count - 1",
        "MySpace.MicroCfg.Count()", "7 % 4",
        "MacroCfg.Search.Count",
    ];

    /// <summary>A class that is a look-up table.</summary>
    public string Class(string name) => $$"""
        class {{name}}(ImageSize inputSize, int classes) : BaseLookUpTable(MySpace.Spec, inputSize, classes)
        {
            protected override InfoTable ConstructInfoTable(InfoMetric metric)
            {
                {{Body()}}
            }

            private static double[] Row(int cells) => cells == 0 ? [] : new double[cells];

            private static IEnumerable<double> Cells(int cells)
            {
                while (cells-- > 0)
                    yield return cells;
            }
        }

        """;

    private string Body() => random.Next(6) switch
    {
        0 => $"return new InfoTable(metric, {Pick(FourOften)}, {Pick(ThreeOften)});",
        1 => $"var cells = new double[{Pick(FourOften)}, {Pick(ThreeOften)}]; for (var l = 0; l < {Pick(FourOften)}; l++) for (var c = "
            + $"0; c < {Pick(ThreeOften)}; c++) cells[l, c] = l; return new(metric, cells);",
        2 => $"return InfoTable.FromRows(metric, Enumerable.Range({random.Next(3)}, {Pick(FourOften)}).Select(IEnumerable<double> (l) "
            + $"=> {Row("l")}));",
        3 => $"var rows = new List<IEnumerable<double>>(); {Loop($"rows.Add({Row("l")});")} return InfoTable.FromRows(metric, rows);",
        _ => $"var table = new InfoTable(metric); {Loop(AddRow())} {Rarely("table.AddRow([1, 2, 3]);")} return table;",
    };

    private string Loop(string body) => random.Next(6) switch
    {
        0 => $"for (var l = 0; l < {Pick(FourOften)}; l++) {{ {Guard()} {body} }}",
        1 => $"for (var l = {Pick(FourOften)}; l > 0; l--) {{ {Guard()} {body} }}",
        2 => $"var l = 0; while (l < {Pick(FourOften)}) {{ l++; {Guard()} {body} }}",
        3 => $"foreach (var l in Enumerable.Range(1, {Pick(FourOften)})) {{ {Guard()} {body} }}",
        4 => $"var l = 0; foreach (var layer in MacroCfg.{Pick(["Search", "Search", "Search", "First", "Last"])}) {{ {Guard()} {body} l "
            + $"+= layer.ToString().Length > 0 ? 1 : 1; }}",
        _ => $"foreach (var (layer, l) in MacroCfg.Search.Select((layer, index) => (layer, index))) {{ {Guard()} {body} }}",
    };

    private string AddRow() => random.Next(3) switch
    {
        0 => $"table.AddRow({Row("l")});",
        1 => $"var row = new List<double>(); for (var c = {Pick(["0", "0", "0", "1"])}; c < {Pick(ThreeOften)}; c++) {{ "
            + $"{Rarely("if (c == l) continue;")} row.Add(c); }} table.AddRow(row);",
        _ => $"var row = new List<double>(); foreach (var candidate in MicroCfg) {{ "
            + $"{Rarely("if (candidate.Block == Block.Skip && l == 2) continue;")} row.Add(l); {Rarely("row.Add(l);")} }} "
            + $"table.AddRow(row);",
    };

    private string Row(string variable) => random.Next(7) switch
    {
        0 => $"[{variable}, 1, 2]",
        1 => $"new double[{Pick(ThreeOften)}]",
        2 => $"Enumerable.Repeat(1.0, {Pick(ThreeOften)}).ToList()",
        3 => $"MicroCfg.Select(candidate => candidate.Block == Block.Skip ? {variable} : 1.0).ToArray()",
        4 => $"Row({Pick(ThreeOften)})",
        5 => $"Cells({Pick(ThreeOften)}).ToArray()",
        _ => $"[.. Enumerable.Range(0, {Pick(ThreeOften)}).Select(c => (double)(c + {variable}))]",
    };

    private string Guard() =>
        Rarely(Pick(["if (l % 2 == 1) continue;", "if (l == 3) break;", "if (l > 100) continue;", "if (l is 1 or 9) continue;"]));

    private string Rarely(string code) => random.Next(8) == 0 ? code : string.Empty;

    private string Pick(string[] alternatives) => alternatives[random.Next(alternatives.Length)];
}
