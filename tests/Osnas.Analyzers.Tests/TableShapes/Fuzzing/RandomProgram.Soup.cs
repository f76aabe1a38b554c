namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <content>Statements without an aim. They work on whatever is in scope; at the end, constants make the table right.</content>
internal sealed partial class RandomProgram
{
    private List<(string Name, string Type)> _scope = [];
    private bool _isInLoop;
    private int _loops;

    private string Soup()
    {
        var isSmall = Chance(50);
        _fuel = isSmall ? 2 : 5 + Next(6);
        Declare("n", "int");
        Declare("m", "int");
        Declare("items", "List<int>");
        Declare("row", "List<double>");
        var start =
            $"int n = {Next(5)}, m = {Next(5)}; var items = new List<int> {{ {Next(4)}, {Next(4)} }}; var row = new List<double>();";
        if (Chance(50))
        {
            Declare("others", "List<int>");
            start += Pick(" var others = items;", " var others = new List<int>();", " var others = items.ToList();");
        }

        if (Chance(isSmall ? 12 : 35))
            start += Fields();
        if (Chance(isSmall ? 12 : 35))
            start += BoxType();
        if (Chance(isSmall ? 8 : 20))
            start += PointType();
        if (Chance(isSmall ? 12 : 30))
            start += Function();
        if (Chance(isSmall ? 12 : 25))
            start += Query();
        var statements = string.Join(
            "\n", Enumerable.Range(0, isSmall ? 1 + Next(2) : 2 + Next(4)).Select(_ => Statement(isSmall ? 1 : 2)));
        var (rows, columns) = (Size("n"), Chance(50) ? Size("row.Count") : "0");
        var (r, c) = ($"({rows} + {MoreRows})", $"({columns} + {MoreColumns})");
        return $"{start}\n{statements}\n" + Alt(
            () => $"return new InfoTable(metric, {r}, {c});",
            () => $"var table = new InfoTable(metric); for (var i = 0; i < {r}; i++) table.AddRow(new double[{c}]); return table;",
            () => $"return InfoTable.FromRows(metric, Enumerable.Repeat(new double[{c}], {r}));",
            () => $"var all = new List<double[]>(); while (all.Count < {r}) all.Add(new double[{c}]); return InfoTable.FromRows(metric, "
                + $"all);");
    }

    private void Declare(string name, string type) => _scope.Add((name, type));

    /// <summary>A number that isn't large, of what the statements did.</summary>
    private string Size(string first) => Alt(
        () => $"{first} % 7",
        () => $"{Var("List<int>")}.Count",
        () => $"{Var("List<int>")}.Sum() % 5",
        () => $"{Var("int")} % 5",
        () => $"(n + m) % 7",
        () => $"{Sequence(1)}.Count()",
        () => $"{Number(2)} % 6");

    private string Var(string type)
    {
        var names = _scope.Where(variable => variable.Type == type).Select(variable => variable.Name).ToArray();
        return names.Length == 0 ? string.Empty : Pick(names);
    }

    private bool Has(string type) => _scope.Any(variable => variable.Type == type);

    /// <summary>Makes code in which declarations stay.</summary>
    private string Block(int depth, int count, bool isLoop = false, bool isFunction = false)
    {
        var (scope, isInLoop) = (_scope.ToList(), _isInLoop);
        _isInLoop = isLoop || (!isFunction && _isInLoop);
        var code = string.Join(" ", Enumerable.Range(0, count).Select(_ => Statement(depth)));
        (_scope, _isInLoop) = (scope, isInLoop);
        return code;
    }

    private string Lambda(string parameter, Func<string> make)
    {
        var scope = _scope.ToList();
        if (parameter.Length > 0)
            Declare(parameter, "int");
        var code = make();
        _scope = scope;
        return code;
    }

    private string Fields()
    {
        var (count, list, next) = (Name("_count"), Name("_list"), Name("Next"));
        var isShared = Chance(15);
        var modifier = isShared ? "static " : string.Empty;
        if (isShared)
            (count, list) = ($"Shared{count}", $"Shared{list}");
        Member($"private {modifier}int {count}{Pick(string.Empty, $" = {Next(4)}")};\n"
            + $"private {Pick(modifier, modifier + "readonly ")}List<int> {list} = {Pick("new()", "[]", $"[{Next(3)}]")};");
        Declare(count, "int");
        Declare(list, "List<int>");
        if (Chance(50))
        {
            Member($"private {modifier}int {next} {{ get {{ {Pick($"{count}++", $"{list}.Add({count})", $"{count} += 2")}; return "
                + $"{count}; }} }}");
            Declare(next, "property");
        }

        if (Chance(40))
        {
            var set = Name("Setting");
            Member($"private int {set} {{ get => {count}; set {{ {count} = value; {list}.Add(value); }} }}");
            Declare(set, "settable");
        }

        if (Chance(40))
        {
            var change = Name("Change");
            Member($"private {modifier}int {change}(int by) {{ {count} += by; "
                + $"{Pick($"{list}.Add(by);", $"if (by > 1) {list}.Clear();", string.Empty)} return {count}; }}");
            Declare(change, "method");
        }

        return Chance(85) ? $" {count} = {Next(3)}; {list}.Clear();" : string.Empty;
    }

    private string BoxType()
    {
        var (type, box) = (Name("Box"), Name("box"));
        Type(Pick(
            $"class {type} {{ public int Value; public List<int> Items = new(); public {type}(List<int> items) {{ Items = items; }} "
                + $"public void Put(int value) {{ Items.Add(value); Value++; }} }}",
            $"class {type}(List<int> items) {{ public int Value {{ get; set; }} public List<int> Items {{ get; }} = items; public void "
                + $"Put(int value) => Items.Add(value); }}",
            $"struct {type} {{ public int Value; public List<int> Items; public {type}(List<int> items) {{ Items = items; Value = 0; }} "
                + $"public void Put(int value) {{ Items.Add(value); Value++; }} }}",
            $"class {type} {{ public int Value; public List<int> Items; public {type}(List<int> items) {{ Items = new List<int>(items); "
                + $"}} public virtual void Put(int value) {{ Items.Insert(0, value); Value += value; }} }}",
            $"class Base{type} {{ public int Value; public List<int> Items; public virtual void Put(int value) {{ Value = value; }} }} "
                + $"class {type} : Base{type} {{ public {type}(List<int> items) {{ Items = items; }} public override void Put(int value) "
                + $"{{ base.Put(value); Items.Add(value); }} }}",
            $"record class {type}(List<int> Items) {{ public int Value {{ get; set; }} public void Put(int value) {{ Items.Add(value); "
                + $"Value++; }} }}",
            $"record struct {type}(List<int> Items) {{ public int Value {{ get; set; }} public void Put(int value) {{ Items.Add(value); "
                + $"Value++; }} }}"));
        Declare(box, "box");
        Declare($"{box}.Value", "int");
        Declare($"{box}.Items", "readonly List<int>");
        var other = string.Empty;
        if (Chance(40))
        {
            other = $" var other{box} = {box};";
            Declare($"other{box}", "box");
            Declare($"other{box}.Value", "int");
            Declare($"other{box}.Items", "readonly List<int>");
        }

        return $" var {box} = new {type}({Pick("items", "items", "new List<int> { 1 }")});{other}";
    }

    private string PointType()
    {
        var (type, point) = (Name("Point"), Name("point"));
        Type(
            Pick(
                $"struct {type} {{ public int X; public int Y; public void Grow() {{ X++; }} }}",
                $"class {type} {{ public int X; public int Y; public void Grow() => X++; }}",
                $"record struct {type} {{ public int X {{ get; set; }} public int Y {{ get; set; }} public void Grow() {{ X++; }} }}"));
        Declare(point, "point");
        var copy = $"copy{point}";
        Declare(copy, "point");
        foreach (var name in new[] { point, copy })
        {
            Declare($"{name}.X", "int");
            Declare($"{name}.Y", "int");
        }

        return $" var {point} = new {type} {{ X = {Next(3)} }}; var {copy} = {point};";
    }

    /// <summary>Declares a delegate or a local function.</summary>
    private string Function()
    {
        var (name, x) = (Name("f"), Name("x"));
        switch (Next(6))
        {
            case 0:
                var action = $"Action {name} = () => {{ {Block(1, 1 + Next(2), isFunction: true)} }};";
                Declare(name, "Action");
                return action;
            case 1:
                var function = $"Func<int, int> {name} = {x} => {Lambda(x, () => Number(1))};";
                Declare(name, "Func<int, int>");
                return function;
            case 2:
                var local =
                    $"int {name}(int {x}) {{ {Lambda(x, () => Block(1, 1, isFunction: true))} return {Lambda(x, () => Number(1))}; }}";
                Declare(name, "Func<int, int>");
                return local;
            case 3:
                Declare(name, "ref function");
                return $"void {name}(ref int {x}) {{ {x} += {Next(3)}; {Pick(string.Empty, $"n++; {x}++;", "items.Add(1);")} }}";
            case 4:
                var run = $"void {name}() {{ {Block(1, 1 + Next(2), isFunction: true)} }}";
                Declare(name, "Action");
                return run;
            default:
                var group = $"Action<int> {name} = "
                    + $"{Pick($"{Var("List<int>")}.Add", $"{x} => {{ {Lambda(x, () => Block(1, 1, isFunction: true))} }}")};";
                Declare(name, "Action<int>");
                return group;
        }
    }

    private string Query()
    {
        var name = Name("query");
        var code = Chance(75)
            ? $"var {name} = {Sequence(2)};"
            : $"IEnumerable<int> Yield{name}() {{ {Block(1, 1, isFunction: true)} yield return {Number(1)}; "
                + $"{Pick(string.Empty, $"if ({Condition(1)}) yield break;")} {Block(1, 1, isFunction: true)} foreach (var x{name} in "
                + $"{Sequence(1)}.ToList()) yield return x{name}; }} var {name} = Yield{name}();";
        code = code.Replace($"var {name} = {Var("List<int>")};", $"var {name} = items.AsEnumerable();", StringComparison.Ordinal);
        Declare(name, "query");
        return code.Contains($"var {name} = Yield", StringComparison.Ordinal) ? code : code
            .Replace($"var {name} =", $"IEnumerable<int> {name} =", StringComparison.Ordinal);
    }
}
