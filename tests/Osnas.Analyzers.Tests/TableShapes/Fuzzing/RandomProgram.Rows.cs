namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <content>Rows that are aimed at.</content>
internal sealed partial class RandomProgram
{
    private string Cell() => Pick("1", "0", "0.5", "double.NaN", "InputSize.Height", "Math.Sqrt(2)");

    /// <summary>An expression that is a row of so many cells.</summary>
    private string Doubles(int n, string type)
    {
        if (Burns())
            return WideDoubles(n, type);
        return type switch
        {
            "double[]" => Alt(
                () => $"new double[{Int(n)}]",
                () =>
                    n == Columns ? "MicroCfg.Select(candidate => 1.0).ToArray()" : $"Enumerable.Repeat({Cell()} + 0.0, {Int(n)}).ToArray()",
                () => $"Enumerable.Range(0, {Int(n)}).Select(c => {Cell()} + 0.0).ToArray()",
                () => $"new double[] {{ {Cells(n)} }}"),
            "List<double>" => Alt(
                () => $"new List<double>(new double[{Int(n)}])",
                () => n == Columns ? "MicroCfg.Select(candidate => 1.0).ToList()" : $"Enumerable.Repeat(0.0, {Int(n)}).ToList()",
                () => $"new List<double> {{ {Cells(n)} }}",
                () => $"Enumerable.Range(0, {Int(n)}).Select(c => c * 0.5).ToList()"),
            _ => Alt(
                () => $"new double[{Int(n)}]",
                () => $"Enumerable.Repeat({Cell()} + 0.0, {Int(n)})",
                () => n == Columns
                    ? Pick(
                        "MicroCfg.Select(candidate => 1.0)", "MicroCfg.Select((candidate, c) => (double)c)",
                        "(from candidate in MicroCfg select 0.0)")
                    : $"Enumerable.Range(0, {Int(n)}).Select(c => 1.0)",
                () => $"new double[] {{ {Cells(n)} }}"),
        };
    }

    private string Cells(int n) => string.Join(", ", Enumerable.Range(0, Slips() ? n + 1 : Math.Max(n, 0)).Select(_ => Cell()));

    private string WideDoubles(int n, string type)
    {
        if (type == "double[]" && Chance(40))
            return Alt(
                () => $"Array.ConvertAll(new int[{Int(n)}], x => 1.0)",
                () => $"({Bool(true)} ? {Doubles(n, type)} : {Doubles(n + 1, type)})",
                () => $"({Bool(null)} ? {Doubles(n, type)} : {Doubles(n, type)})",
                () => $"{Doubles(n + 2, type)}[{Pick("1..^1", "2..", "..^2")}]",
                () => $"{Method("double[]", string.Empty, $"return new double[{StaticInt(n)}];")}()",
                () => $"{Method("double[]", "int size", "return new double[size];")}({Int(n)})",
                () => $"GC.AllocateUninitializedArray<double>({Int(n)})",
                () => $"(double[])new double[{Int(n)}].Clone()",
                () => $"new ArraySegment<double>(new double[{Int(n + 1)}], 1, {Int(n)}).ToArray()",
                () => $"new double[{Int(n)}].AsSpan().ToArray()",
                () => $"new[] {{ new double[{Int(n + 1)}], new double[{Int(n)}] }}[1]");
        var part = Next(Math.Max(n, 0) + 1);
        var sequence = Alt(
            () => $"{Doubles(part, "IEnumerable<double>")}.Concat({Doubles(n - part, "IEnumerable<double>")})",
            () => $"{Doubles(n - 1, "IEnumerable<double>")}.{Pick("Append", "Prepend")}({Cell()})",
            () => $"{Doubles(n + 2, "IEnumerable<double>")}.{Pick("Skip", "SkipLast")}(2)",
            () => $"{Doubles(n + part, "IEnumerable<double>")}.{Pick("Take", "TakeLast")}({Int(n)})",
            () => $"Enumerable.Range(0, 9).Where(x => x < {Int(n)}).Select(x => x * 2.0)",
            () => $"Enumerable.Range(0, 9).TakeWhile(x => x < {Int(n)}).Select(x => x * 2.0)",
            () => $"Enumerable.Range(0, {n + 2}).SkipWhile(x => x < 2).Select(x => x * 2.0)",
            () => $"Enumerable.Reverse({Doubles(n, "IEnumerable<double>")})",
            () => $"{Doubles(n, "IEnumerable<double>")}.{Pick("Order", "OrderDescending")}()",
            () => $"{Doubles(n, "IEnumerable<double>")}.{Pick("OrderBy", "OrderByDescending")}(x => -x)",
            () => $"{Doubles(n, "IEnumerable<double>")}.Cast<object>().OfType<double>()",
            () => $"{Doubles(n, "IEnumerable<double>")}.Select((x, c) => x + c)",
            () => $"{Doubles(n, "IEnumerable<double>")}.Zip({Doubles(n + 1, "IEnumerable<double>")}, (x, y) => x + y)",
            () => $"{Doubles(n + 1, "IEnumerable<double>")}.Zip({Doubles(n, "IEnumerable<double>")}, new double[{Int(n + 2)}]).Select(x "
                + $"=> x.First)",
            () => $"new[] {{ new double[{Int(part)}], new double[{Int(n - part)}] }}.SelectMany(x => x)",
            () => $"Enumerable.Range(0, {Int(n)}).SelectMany(x => new[] {{ 1.0 }}, (x, y) => x + y)",
            () => $"Enumerable.Range(0, {2 * n}).Chunk(2).Select(x => (double)x[0])",
            () => $"Enumerable.Range(0, {2 * n}).GroupBy(x => x / 2).Select(x => (double)x.Key)",
            () => $"Enumerable.Range(0, {2 * n}).Select(x => x / 2).Distinct().Select(x => x + 0.5)",
            () => $"Enumerable.Range(0, {2 * n}).ToLookup(x => x / 2).Select(x => (double)x.Count())",
            () => $"Enumerable.Range(0, {Int(n)}).Aggregate(new List<double>(), (cells, x) => {{ cells.Add(x); return cells; }})",
            () => $"Enumerable.Range(0, {Int(n)}).Aggregate(Enumerable.Empty<double>(), (cells, x) => cells.Append(x))",
            () => $"Enumerable.Range(0, {Int(n)}).ToDictionary(x => x, x => x * 0.5).Values",
            () => $"new HashSet<double>(Enumerable.Range(0, {2 * n}).Select(x => (double)(x / 2)))",
            () => $"new Queue<double>({Doubles(n, "IEnumerable<double>")})",
            () => $"new Stack<double>({Doubles(n, "IEnumerable<double>")})",
            () => $"new LinkedList<double>({Doubles(n, "IEnumerable<double>")})",
            () => $"System.Collections.Immutable.ImmutableArray.CreateRange({Doubles(n, "IEnumerable<double>")})",
            () => $"{Doubles(n, "List<double>")}.AsReadOnly()",
            () => $"((IReadOnlyList<double>){Doubles(n, "List<double>")})",
            () => $"new double[{Int(n)}, 1].Cast<double>()",
            () => $"new double[] {{ {Cells(n)} }}.DefaultIfEmpty()",
            () => $"(from x in Enumerable.Range(0, {n + 2}) let y = x where y > 1 orderby y descending select y * 0.5)",
            () => $"(from x in {Doubles(1, "double[]")} from y in {Doubles(n, "double[]")} select x + y)",
            () => $"({Bool(true)} ? {Doubles(n, "List<double>")} : {Doubles(n + 1, "List<double>")})",
            () => $"({Bool(null)} ? {Doubles(n, "List<double>")} : {Doubles(n, "List<double>")})",
            () => $"((List<double>)null ?? {Doubles(n, "List<double>")})",
            () => $"{Iterator(n)}({Int(n)})",
            () => $"{Endless()}().Take({Int(n)})",
            () =>
            {
                var body = Pick(
                    "return Enumerable.Repeat(0.0, size);",
                    "var cells = new List<double>(); while (cells.Count < size) cells.Add(0); return cells;",
                    "for (var c = 0; c < size; c++) yield return c;");
                return $"{Method("IEnumerable<double>", "int size", body)}({Int(n)})";
            },
            () => $"{ListMethod(n)}()");
        return type switch { "double[]" => $"{sequence}.ToArray()", "List<double>" => $"{sequence}.ToList()", _ => sequence };
    }

    private string Iterator(int n)
    {
        var name = Name("Cells");
        Member($"private {Pick("static ", string.Empty)}IEnumerable<double> {name}(int size) {{ " + Pick(
            "for (var c = 0; c < size; c++) yield return c;",
            "while (size-- > 0) yield return 1;",
            "for (var c = 0; ; c++) { if (c == size) yield break; yield return c; }",
            "try { for (var c = 0; c < size; c++) { if (c < 0) yield break; yield return c; } } finally { size = 0; }",
            $"foreach (var x in new double[{n}]) if (size-- > 0) yield return x;") + " }");
        return name;
    }

    private string Endless()
    {
        var name = Name("Zeros");
        Member($"private static IEnumerable<double> {name}() {{ "
            + $"{Pick("while (true) yield return 0;", "for (var c = 0; ; c++) yield return c;", "again: yield return 1; goto again;")} "
            + $"}}");
        return name;
    }

    private string ListMethod(int n)
    {
        var (name, field) = (Name("Make"), Name("_cells"));
        switch (Next(3))
        {
            case 0:
                Member(
                    $"private List<double> {name}() {{ var cells = new List<double>(); {Repeat(n, "cells.Add(1);")} return cells; }}"
                        .Replace("metric", "InfoMetric.Flops", StringComparison.Ordinal));
                break;
            case 1:
                Member($"private readonly List<double> {field} = new();\n"
                    + $"private List<double> {name}() {{ {(Slips(30) ? string.Empty : $"{field}.Clear();")} {field}.AddRange(new "
                    + $"double[{StaticInt(n)}]); return {field}; }}");
                break;
            default:
                Member($"private double[] {field};\nprivate double[] {name}() => {field} ??= new double[{StaticInt(n)}];");
                return $"{name}().ToList";
        }

        return name;
    }

    /// <summary>Statements that add so many cells to a list.</summary>
    private string FillList(string list, int n)
    {
        if (!Burns(60))
            return Repeat(n, $"{list}.Add({Cell()});");
        var (alias, add) = (Name("alias"), Name("add"));
        return Alt(
            () => $"{list}.AddRange({Doubles(n, Pick("double[]", "List<double>", "IEnumerable<double>"))});",
            () => $"var {alias} = {list}; {Repeat(n, $"{alias}.Add({Cell()});")}",
            () => $"{Repeat(n + 1, $"{list}.Add({Cell()});")} {list}.RemoveAt({list}.Count - 1);",
            () => $"{Repeat(n, $"{list}.Insert(0, {Cell()});")}",
            () => $"{Doubles(n, "List<double>")}.ForEach({list}.Add);",
            () => $"{Doubles(n, "List<double>")}.ForEach(x => {list}.Add(x));",
            () => $"Action<double> {add} = {list}.Add; {Repeat(n, $"{add}({Cell()});")}",
            () => $"Action<double> {add} = {list}.Add; {add} += {list}.Add; {add}(1); {Repeat(n - 2, $"{list}.Add({Cell()});")}",
            () => $"Action<double> {add} = {Bool(null)} ? {list}.Add : x => {list}.Add(x + 1); {Repeat(n, $"{add}({Cell()});")}",
            () => $"Action<List<double>, double> {add} = (target, x) => target.Add(x); {Repeat(n, $"{add}({list}, {Cell()});")}",
            () => $"{Filler(n)}({list});",
            () => $"{StaticFiller(n)}({list});",
            () => $"{Writer(list, n)}",
            () => $"void {add}(double cell) {{ {list}.Add(cell); }} {Repeat(n, $"{add}({Cell()});")}",
            () => $"void {add}(List<double> target, int left) {{ if (left == 0) return; target.Add(left); {add}(target, left - 1); }} "
                + $"{add}({list}, {Int(n)});",
            () => $"void {add}(ref int count) {{ {list}.Add(count); count++; }} var {alias} = 0; while ({alias} < {Int(n)}) {add}(ref "
                + $"{alias});",
            () => $"var {alias} = new[] {{ {list} }}; {Repeat(n, $"{alias}[0].Add({Cell()});")}",
            () => $"var {alias} = new Dictionary<string, List<double>> {{ [\"row\"] = {list} }}; "
                + $"{Repeat(n, $"{alias}[\"row\"].Add({Cell()});")}",
            () => $"var {alias} = ({list}, 1); {Repeat(n, $"{alias}.Item1.Add({Cell()});")}",
            () => $"var {alias} = new {{ Row = {list} }}; {Repeat(n, $"{alias}.Row.Add({Cell()});")}",
            () => $"if ((object){list} is List<double> {alias}) {{ {Repeat(n, $"{alias}.Add({Cell()});")} }}",
            () => $"IList<double> {alias} = {list}; {Repeat(n, $"{alias}.Add({Cell()});")}",
            () => $"ref var {alias} = ref {list}; {Repeat(n, $"{alias}.Add({Cell()});")}",
            () => $"{Repeat(n, $"{list}?.Add({Cell()});")}",
            () => $"{Enumerable.Range(0, Math.Max(n, 0)).Aggregate(string.Empty, (text, _) => text + Once($"{list}.Add({Cell()});"))}");
    }

    private string Filler(int n)
    {
        var name = Name("Fill");
        Member(
            $"private void {name}(ICollection<double> target) {{ {Repeat(n, "target.Add(1);")} }}".Replace(
                "metric", "InfoMetric.Flops", StringComparison.Ordinal));
        return name;
    }

    private string StaticFiller(int n)
    {
        var name = Name("Fill");
        Type($"static class Helpers{_names} {{ public static void {name}(this List<double> target) {{ for (var i = 0; i < "
            + $"{StaticInt(n)}; i++) target.Add(i); }} }}");
        return $"Helpers{_names}.{name}";
    }

    private string Writer(string list, int n)
    {
        var (name, writer) = (Name("Writer"), Name("writer"));
        Type(Pick(
            $"class {name}(List<double> target) {{ public void Write(double value) => target.Add(value); }}",
            $"class {name} {{ private readonly List<double> _target; public {name}(List<double> target) => _target = target; public "
                + $"void Write(double value) => _target.Add(value); }}",
            $"struct {name} {{ private readonly List<double> _target; public {name}(List<double> target) {{ _target = target; }} public "
                + $"void Write(double value) {{ _target.Add(value); }} }}",
            $"record {name}(List<double> Target) {{ public void Write(double value) {{ Target.Add(value); }} }}"));
        return $"var {writer} = new {name}({list}); {Repeat(n, $"{writer}.Write({Cell()});")}";
    }
}
