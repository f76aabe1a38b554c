namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <content>Tables that are aimed at.</content>
internal sealed partial class RandomProgram
{
    /// <summary>The statements of the method.</summary>
    private string Table()
    {
        if (Chance(6))
            return Alt(
                () => $"if ({Pick("metric == InfoMetric.Latency", "metric != InfoMetric.Flops", "InputSize.Height > 64")}) {{ "
                    + $"{Result()} }}\n"
                    + $"{Result()}",
                () => $"switch (metric) {{ case InfoMetric.Flops: {{ {Result()} }} case InfoMetric.Params: {{ {Result()} }} default: {{ "
                    + $"{Result()} }} }}",
                () => $"if (metric == InfoMetric.Params) return base.ConstructInfoTable(metric);\n{Result()}",
                () => $"if (metric == InfoMetric.Latency) throw new NotSupportedException();\n{Result()}",
                () => $"try {{ {Result()} }} finally {{ GC.KeepAlive(this); }}");
        return Result();
    }

    private string Result()
    {
        var (rows, table, cells) = (Name("rows"), Name("table"), Name("cells"));
        return Alt(
            () => $"return new InfoTable(metric, {Int(Rows)}, {Int(Columns)});",
            () => $"var {cells} = new double[{Int(Rows)}, {Int(Columns)}]; {FillCells(cells)} return new InfoTable(metric, {cells});",
            () => $"return InfoTable.FromRows(metric, {RowsOf()});",
            () => $"var {rows} = new List<{Pick("double[]", "List<double>", "IEnumerable<double>")}>(); {AddRows(rows, "Add")} return "
                + $"InfoTable.FromRows(metric, {rows});",
            () => $"var {rows} = new double[{Int(Rows)}][]; for (var r = 0; r < {rows}.Length; r++) {rows}[r] = "
                + $"{Doubles(Columns, "double[]")}; return InfoTable.FromRows(metric, {rows});",
            () => $"var {table} = new InfoTable(metric, {Int(Rows)}, {Int(Columns)}); for (var r = 0; r < {table}.Rows; r++) for (var c "
                + $"= 0; c < {Pick($"{table}.Columns", Int(Columns))}; c++) {table}[r, c] = r * c; return {table};",
            () => $"var {table} = {Pick("base.ConstructInfoTable(InfoMetric.Flops)", "new InfoTable(metric, ModelCfgShape.Rows, "
                + "ModelCfgShape.Columns)")}; {(Slips() ? $"{table}.AddRow(new double[{table}.Columns]);" : $"{table}[0, 0] = 1;")} "
                + $"return {table};",
            () => Grow(table),
            () => Grow(table),
            () => Grow(table),
            () => Grow(table),
            Helper,
            () => $"return ({Bool(true)} ? {Pick("new InfoTable(metric, 4, 3)", "base.ConstructInfoTable(InfoMetric.Flops)")} : new "
                + "InfoTable(metric, 1, 1));".Replace("true ?", "MicroCfg.Any() ?", StringComparison.Ordinal));
    }

    private string Helper()
    {
        var name = Name("Build");
        if (_grammar == Grammar.Core || Chance(40))
        {
            Member($"private InfoTable {name}(InfoMetric metric) {{ {Result()} }}");
            return $"return {name}(metric);";
        }

        var make = $"InfoTable {name}(InfoMetric metric) => {Pick("new(metric, ", "new InfoTable(metric, ")}{StaticInt(Rows)}, "
            + $"{StaticInt(Columns)});";
        switch (Next(_isNested ? 3 : 2))
        {
            case 0:
                _inherited.Add($"protected {make}");
                return $"return {name}(metric);";
            case 1:
                Type($"static class Make{name} {{ public static {make} }}");
                return $"return Make{name}.{name}(metric);";
            default:
                Type($"partial class MySpace {{ public static {make} }}");
                return $"return MySpace.{name}(metric);";
        }
    }

    private string Grow(string table)
    {
        var parts = Burns(40) ? $"{AddRow(table)} {Repeat(Rows - 1, AddRow(table))}" : AddRows(table, "AddRow");
        var create = Pick(
            "new InfoTable(metric)", "new InfoTable(metric)",
            _grammar == Grammar.Core ? "new InfoTable(metric)" : $"{Bool(null)} ? new InfoTable(metric) : new InfoTable(InfoMetric.Flops)");
        return $"var {table} = {create}; {parts} {(Slips(4) ? AddRow(table) : string.Empty)} return {table};";
    }

    private string AddRows(string target, string add)
    {
        if (_grammar == Grammar.Core || Chance(55))
            return Repeat(Rows, AddRow(target, add));
        var (alias, f, row) = (Name("target"), Name("add"), Name("row"));
        var typed = add == "AddRow" ? "IEnumerable<double>" : "double[]";
        return add == "AddRow"
            ? Alt(
                () => $"{RowsOf()}.ToList().ForEach({target}.AddRow);",
                () => $"Action<IEnumerable<double>> {f} = {target}.AddRow; {Repeat(Rows, $"{f}({Doubles(Columns, typed)});")}",
                () => $"Action<IEnumerable<double>> {f} = {Bool(null)} ? {target}.AddRow : {row} => {target}.AddRow({row}); "
                    + $"{Repeat(Rows, $"{f}({Doubles(Columns, typed)});")}",
                () => $"var {alias} = {target}; {Repeat(Rows, AddRow(alias))}",
                () => $"void {f}(InfoTable {alias}) {{ {Repeat(Rows, AddRow(alias))} }} {f}({target});",
                () => $"{FillTable()}({target});",
                () => $"foreach (var {row} in {RowsOf()}) {target}.AddRow({row});",
                () => $"foreach (var {row} in {RowsOf()}) {{ {Once($"{target}.AddRow({row});")} }}",
                () => $"var {alias} = new[] {{ {target} }}; {Repeat(Rows, AddRow($"{alias}[0]"))}",
                () => $"var {alias} = ({target}, 1); {Repeat(Rows, AddRow($"{alias}.Item1"))}",
                () => $"InfoTable {f}() => {target}; {Repeat(Rows, AddRow($"{f}()"))}",
                () => $"{Repeat(2, AddRow(target))} {Once(AddRow(target))} {AddRow(target)}",
                () => $"while ({target}.Rows < {Int(Rows)}) {{ {AddRow(target)} }}",
                () => $"void {f}(ref InfoTable {alias}) {{ {alias} = new InfoTable({alias}.Metric); var made{f} = {alias}; "
                    + $"{Repeat(Rows, AddRow($"made{f}"))} }} {f}(ref {target});")
            : Repeat(Rows, AddRow(target, add));
    }

    private string FillTable()
    {
        var name = Name("Fill");
        if (Chance(50))
        {
            Member(
                $"private void {name}(InfoTable table) {{ {Repeat(Rows, AddRow("table"))} }}".Replace(
                    "metric", "InfoMetric.Flops", StringComparison.Ordinal));
            return name;
        }

        var type = Name("Helpers");
        Type($"static class {type} {{ public static void {name}(this InfoTable table) {{ for (var i = 0; i < {StaticInt(Rows)}; i++) "
            + $"table.AddRow(new double[{StaticInt(Columns)}]); }} }}");
        return $"{type}.{name}";
    }

    private string AddRow(string target, string add = "AddRow")
    {
        var row = Name("row");
        if (add == "AddRow" && Chance(50))
            return $"{target}.AddRow({Doubles(Columns, "IEnumerable<double>")});";
        if (add == "Add")
            return $"{target}.Add([.. {Doubles(Columns, "IEnumerable<double>")}]);";
        var isGrown = _grammar != Grammar.Core && Chance(20);
        return Slips(4)
            ? $"var {row} = new List<double>(); {target}.AddRow({row}); {FillList(row, Columns)}"
            : $"{{ {(isGrown ? $"List<double> {row} = [];" : $"var {row} = new List<double>();")} {FillList(row, Columns)} "
                + $"{target}.AddRow({row}); }}";
    }

    private string FillCells(string cells) => Alt(
        () => string.Empty,
        () => $"for (var r = 0; r < {cells}.GetLength(0); r++) for (var c = 0; c < {cells}.GetLength(1); c++) {cells}[r, c] = r + c;",
        () => $"for (var r = 0; r < {Int(Rows)}; r++) {cells}[r, 0] = {Cell()};",
        () => $"foreach (var c in Enumerable.Range(0, {cells}.GetUpperBound(1))) {cells}[0, c] = c;");

    /// <summary>An expression that is the rows.</summary>
    private string RowsOf()
    {
        var row = Doubles(Columns, "IEnumerable<double>");
        if (!Burns())
            return Alt(
                () => $"MacroCfg.Search.Select(layer => {row})",
                () => $"MacroCfg.Search.Select((layer, index) => {Doubles(Columns, "double[]")})",
                () => $"Enumerable.Range(0, {Int(Rows)}).Select(r => {row})",
                () => $"Enumerable.Repeat({row}, {Int(Rows)})",
                () => $"new[] {{ "
                    + string.Join(", ", Enumerable.Range(0, Slips() ? Rows + 1 : Rows).Select(_ => $"new double[] {{ {Cells(Columns)} }}"))
                    + " }",
                () => $"new double[][] {{ "
                    + $"{string.Join(", ", Enumerable.Range(0, Slips() ? Rows - 1 : Rows).Select(_ => $"[{Cells(Columns)}]"))} }}",
                () => $"(from layer in {Over("MacroCfg.Search")} select {row})");
        return Alt(
            () => $"Enumerable.Repeat(1.0, {Int(Rows * Columns)}).Chunk({Int(Columns)})",
            () => $"new double[{Int(Rows)}, {Int(Columns)}].Cast<double>().Chunk({Int(Columns)})",
            () => $"MacroCfg.Search.Zip(Enumerable.Range(0, {Int(Rows)}), (layer, index) => {row})",
            () => $"MacroCfg.Search.Zip(MacroCfg.Search, new int[{Int(5)}]).Select(three => {row})",
            () => $"MacroCfg.Search.Take({Int(1)}).Concat(MacroCfg.Search.Skip({Int(1)})).Select(layer => {row})",
            () => $"MacroCfg.Search.OrderBy(layer => layer.Stride).Select(layer => {row})",
            () => $"MacroCfg.Search.GroupBy(layer => layer.Stride).SelectMany(group => group).Select(layer => {row})",
            () => $"MacroCfg.Search.SelectMany(layer => new[] {{ {Doubles(Columns - 1, "double[]")} }}, (layer, part) => part.Append(0.0))",
            () => $"(from layer in MacroCfg.Search from part in new[] {{ {Doubles(Columns, "double[]")} }} select part.AsEnumerable())",
            () => $"(from layer in MacroCfg.Search let cells = {Doubles(Columns, "double[]")} where layer.Stride > 0 orderby "
                + $"layer.InChannels select cells.AsEnumerable())",
            () => $"MacroCfg.Search.Aggregate(new List<IEnumerable<double>>(), (all, layer) => {{ all.Add({row}); return all; }})",
            () => $"MacroCfg.Search.Reverse().Select(layer => {row})",
            () => $"MacroCfg.Search.Select(layer => layer.Stride).Distinct().SelectMany(s => MacroCfg.Search.Where(layer => "
                + $"layer.Stride == s)).Select(layer => {row})",
            () => $"Enumerable.Range(0, 9).Where(r => r < {Int(Rows)}).Select(r => {row})",
            () => $"new List<IEnumerable<double>>({RowsOf()})",
            () => $"({Bool(null)} ? {RowsOf()}.Select(x => x.ToList()).ToList() : {RowsOf()}.Select(x => x.ToList()).ToList())",
            () => $"{Endless()}().Select(x => {row}).Take({Int(Rows)})",
            () => $"{RowsIterator()}()");
    }

    private string RowsIterator()
    {
        var name = Name("Rows");
        Member($"private IEnumerable<IEnumerable<double>> {name}() {{ "
            + $"{CoreRepeat(Rows, $"yield return new double[{StaticInt(Columns)}];")} }}");
        return name;
    }
}
