namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <content>The statements of a soup.</content>
internal sealed partial class RandomProgram
{
    private string Statement(int depth)
    {
        if (depth <= 0 || _loops > 1 || Chance(35))
            return Simple();
        return Next(24) switch
        {
            0 or 1 => $"if ({Condition(2)}) {{ {Block(depth - 1, 1 + Next(2))} }}",
            2 => $"if ({Condition(2)}) {{ {Block(depth - 1, 1)} }} else {{ {Block(depth - 1, 1)} }}",
            3 or 4 or 5 => Loop(depth),
            6 => $"switch ({Number(1)}) {{ case {Next(4)}: {Block(depth - 1, 1, isFunction: true)} break; case > 3 when {Condition(1)}: "
                + $"{Block(depth - 1, 1, isFunction: true)} break; default: {Block(depth - 1, 1, isFunction: true)} break; }}",
            7 => $"try {{ {Block(depth - 1, 1)} }} finally {{ {Block(depth - 1, 1, isFunction: true)} }}",
            8 => $"try {{ {Block(depth - 1, 1)} if ({Condition(1)}) throw new InvalidOperationException(); {Block(depth - 1, 1)} }} "
                + $"catch (InvalidOperationException) {{ {Block(depth - 1, 1)} }}",
            9 => $"try {{ items.RemoveAt({Number(1)}); {Block(depth - 1, 1)} }} catch (ArgumentOutOfRangeException) {{ "
                + $"{Block(depth - 1, 1)} }}",
            10 or 11 => Function(),
            12 or 13 => Query(),
            14 => Once(Block(depth - 1, 1, isFunction: true)),
            15 => Repeat(1 + Next(3), Block(depth - 1, 1, isFunction: true)),
            16 => Alias(),
            17 => Combined(depth),
            18 => Closures(),
            19 => RefLocal(),
            20 => Deconstruction(),
            21 => Jump(depth),
            _ => Simple(),
        };
    }

    private string Loop(int depth)
    {
        _loops++;
        var l = Name("i");
        var scope = _scope.ToList();
        Declare(l, "readonly int");
        var body = Block(depth - 1, 1 + Next(2), isLoop: true);
        _scope = scope;
        _loops--;
        var leave = Chance(25) ? $"if ({Condition(1)}) {Pick("break", "continue")};" : string.Empty;
        return Alt(
            () => $"for (var {l} = 0; {l} < {Next(4) + 1}; {l}++) {{ {leave} {body} }}",
            () => $"for (var {l} = {Next(4)}; {l} >= 0; {l}--) {{ {body} {leave} }}",
            () => $"foreach (var {l} in {Sequence(1)}.ToList()) {{ {body} {leave} }}",
            () => $"foreach (var {l} in {Sequence(1)}.ToArray()) {{ {leave} {body} }}",
            () => $"foreach (var {l} in {Sequence(1)}) {{ {Pick("n++;", "m += 2;", "row.Add(1);")} }}",
            () => $"var {l} = 0; while ({l} < {1 + Next(3)}) {{ {l}++; {leave} {body} }}",
            () => $"var {l} = 0; while ({l}++ < {Next(4)} && {Condition(1)}) {{ {body} }}",
            () => $"var {l} = 0; do {{ {body} {leave} }} while (++{l} < {1 + Next(3)});",
            () => $"for (var {l} = 0; {l} < {Var("List<int>")}.Count && {l} < 4; {l}++) {{ {body} }}",
            () => $"foreach (var layer{l} in MacroCfg.Search) {{ var {l} = layer{l}.Stride; {leave} {body} }}",
            () => $"foreach (var layer{l} in MicroCfg) {{ var {l} = 1; if (layer{l}.Block == Block.Skip) continue; {body} }}");
    }

    private string Simple()
    {
        var list = Var("List<int>");
        var n = Var("int");
        var x = Name("x");
        return Next(46) switch
        {
            0 or 1 => $"{n} += {Number(1)};",
            2 => $"{n}++;",
            3 => $"{n} = {Number(2)};",
            4 => $"{n} -= {Number(1)};",
            5 => $"{n} = {n} * 2 % 11;",
            6 => $"(n, m) = (m, n);",
            7 => $"{n} {Pick("^=", "|=", "&=")} {Number(0)};",
            8 => $"{n} = {n} > 0 ? {Number(1)} : {Number(1)};",
            9 or 10 or 11 or 12 => $"{list}.Add({Number(1)});",
            13 => $"{list}.AddRange({Sequence(1)}.ToList());",
            14 => $"{list}.Insert({Pick("0", $"{list}.Count")}, {Number(1)});",
            15 => $"if ({list}.Count > 0) {list}.RemoveAt({Pick("0", $"{list}.Count - 1")});",
            16 => $"{list}.RemoveAll({x} => {Lambda(x, () => Condition(1))});",
            17 => Chance(30) ? $"{list}.Clear();" : $"{list}.Sort();",
            18 => $"{list}.Reverse();",
            19 => $"{list}.Remove({Number(1)});",
            20 => $"{Assignable()} = {Sequence(1)}.ToList();",
            21 => $"{Assignable()} = {Var("List<int>")};",
            22 => $"{list}.ToList().ForEach({x} => {{ {Lambda(x, () => Simple())} }});",
            23 => $"{list}.ToList().ForEach({Var("List<int>")}.Add);",
            24 => $"{list}.ForEach({x} => n += {x});",
            25 => $"row.Add({Number(1)});",
            26 => $"row.AddRange({Sequence(1)}.Select({x} => {x} * 0.5));",
            27 => Has("Action") ? $"{Var("Action")}();" : $"{n}--;",
            28 => Has("Func<int, int>") ? $"{n} = {Var("Func<int, int>")}({Number(1)});" : $"{n}++;",
            29 => Has("Action<int>") ? $"{Var("Action<int>")}({Number(1)});" : $"{list}.Add({n});",
            30 => Has("ref function") ? $"{Var("ref function")}(ref {Pick("n", "m")});" : $"{n} += 2;",
            31 => Has("query")
                ? $"{n} += {Var("query")}."
                    + $"{Pick("Count()", "Sum()", "FirstOrDefault()", "Take(2).Count()", "Count(x => x > 1)", "Last()", "Max()")};"
                : $"{n} += {list}.Count;",
            32 => Has("query") ? $"{list}.AddRange({Var("query")}.ToArray());" : $"{list}.Add({list}.Count);",
            33 => Has("property") ? $"{n} += {Var("property")};" : Has("box") ? $"{Var("box")}.Put({Number(1)});" : $"{n}++;",
            34 => Has("box") ? $"{Var("box")}.Put({Number(1)});" : $"{list}.Add(1);",
            35 => Has("settable") ? $"{Var("settable")} {Pick("=", "+=")} {Number(1)};" : $"{n} = {list}.Count;",
            36 => Has("point") ? $"{Var("point")}.Grow();" : $"{n}++;",
            37 => Has("method") ? $"{n} = {Var("method")}({Number(1)});" : $"{n} += 1;",
            38 => _isInLoop ? $"if ({Condition(1)}) {Pick("break", "continue")};" : $"{n}++;",
            39 => $"_ = {Condition(1)} && {list}.Remove({Number(0)});",
            40 => $"if ({list}.Count > 1) {list}[{Pick("0", "^1")}] {Pick("=", "+=")} {Number(1)};",
            41 => $"if ({list} is [var {x}, ..]) n += {x};",
            42 => Method("int", "List<int> target, int value", Pick(
                    "target.Add(value); return target.Count;",
                    "target = new List<int>(); target.Add(value); return value;",
                    "foreach (var x in target.ToList()) value += x; return value;"))
                + $"({list}, {Number(1)});",
            43 => Method("int", "ref List<int> target", Pick(
                    "target = new List<int>(target) { 1 }; return target.Count;",
                    "target.Add(5); return 0;",
                    "var old = target; target = new List<int>(); return old.Count;"))
                + $"(ref {Pick("items", "items")});",
            44 => $"{n} += {list}.Where({x} => {Lambda(x, () => Condition(1))}).Select({x} => {{ m++; return {x}; }}).Take(2).Count({x} "
                + $"=> {x} > 1);",
            _ => $"{n} += {Sequence(1)}.{Pick("Count()", "Sum()", "Distinct().Count()", "DefaultIfEmpty().Max()", "FirstOrDefault()")};",
        };
    }

    private string Assignable()
    {
        var names = _scope
            .Where(variable => variable.Type == "List<int>" && !variable.Name.Contains('_', StringComparison.Ordinal))
            .Select(variable => variable.Name)
            .ToArray();
        return Pick(names);
    }

    private string Alias()
    {
        var (name, type) = (Name("alias"), Name("Holder"));
        var list = Var("List<int>");
        switch (Next(10))
        {
            case 0:
                Declare(name, "List<int>");
                return $"var {name} = {list};";
            case 1:
                Declare($"{name}[0]", "readonly List<int>");
                return $"var {name} = new List<int>[] {{ {list} }}; {name}[0].Add(1);";
            case 2:
                return $"var {name} = new Dictionary<string, List<int>> {{ [\"a\"] = {list}, [\"b\"] = new() }}; "
                    + $"{name}[{Pick("\"a\"", "\"b\"")}].Add({Number(1)}); foreach (var (key{name}, value{name}) in {name}) "
                    + $"value{name}.Add(1);";
            case 3:
                return $"var {name} = ({list}, {Number(1)}); {name}.Item1.Add({name}.Item2); n += {name}.Item2;";
            case 4:
                Type($"class {type} {{ public List<int> Items; public void Keep(List<int> items) => Items = items; public void Later() "
                    + $"{{ Items.Add(7); }} }}");
                return $"var {name} = new {type}(); {name}.Keep({list}); {Pick(string.Empty, $"{Assignable()} = new List<int>();")} "
                    + $"{name}.Later();";
            case 5:
                return $"var {name} = {Condition(1)} ? {list} : {Var("List<int>")}; {name}.Add({Number(1)});";
            case 6:
                return $"var {name} = {Condition(1)} ? {list} : new List<int>(); {name}.Add({Number(1)}); n += {name}.Count;";
            case 7:
                return $"if ((object){list} is List<int> {{ Count: > {Next(3)} }} {name}) {name}.Add({Number(1)});";
            case 8:
                Type($"static class {type} {{ public static List<int> Same(List<int> items) => items; public static List<int> "
                    + $"Copy(List<int> items) => new(items); }}");
                return $"{type}.{Pick("Same", "Copy")}({list}).Add({Number(1)});";
            default:
                return $"var {name} = new List<List<int>> {{ {list}, {Var("List<int>")} }}; foreach (var each{name} in {name}) "
                    + $"each{name}.Add({Number(0)}); n += {name}.Sum(each => each.Count);";
        }
    }

    private string Combined(int depth)
    {
        var (f, g) = (Name("f"), Name("g"));
        var (first, second) = (Block(depth - 1, 1, isFunction: true), Block(depth - 1, 1, isFunction: true));
        return Alt(
            () => $"Action {f} = () => {{ {first} }}; {f} += () => {{ {second} }}; {f}();",
            () => $"Action {f} = () => {{ {first} }}; var {g} = {f}; {f} += () => {{ {second} }}; {g}(); {f}();",
            () => $"Action {f} = () => {{ {first} }}; Action {g} = () => {{ {second} }}; {f} += {g}; {f} -= {g}; {f}?.Invoke();",
            () => $"Action {f} = null; if ({Condition(1)}) {f} = () => {{ {first} }}; {f} ??= () => {{ {second} }}; {f}();",
            () => $"Action {f} = {Condition(1)} ? () => {{ {first} }} : () => {{ {second} }}; {f}();",
            () => $"var {f} = new Action[] {{ () => {{ {first} }}, () => {{ {second} }} }}; {f}[{Next(2)}](); foreach (var {g} in {f}) "
                + $"{g}();",
            () => $"var {f} = new Dictionary<string, Action> {{ [\"a\"] = () => {{ {first} }}, [\"b\"] = () => {{ {second} }} }}; "
                + $"{f}[{Pick("\"a\"", "\"b\"")}]();");
    }

    private string Closures()
    {
        var (f, i, x) = (Name("fs"), Name("i"), Name("x"));
        return Alt(
            () => $"var {f} = new List<Func<int>>(); for (var {i} = 0; {i} < 3; {i}++) {f}.Add(() => {i}); foreach (var {x} in {f}) n "
                + $"+= {x}();",
            () => $"var {f} = new List<Func<int>>(); foreach (var {i} in new[] {{ 0, 1, 2 }}) {f}.Add(() => {i} + n); n = 1; m += "
                + $"{f}.Sum({x} => {x}());",
            () => $"var {f} = new List<Action>(); for (var {i} = 0; {i} < 3; {i}++) {{ var {x} = {i}; {f}.Add(() => items.Add({x})); }} "
                + $"{f}[{Next(3)}](); {f}.ForEach(each => each());",
            () => $"var {i} = {Number(0)}; Func<int> {f} = () => {i} * 2; {i}++; n += {f}(); {i} = 0; n += {f}();",
            () => $"Func<int, Func<int>> {f} = {x} => () => {x}++ + m; var {i} = {f}({Next(3)}); n += {i}() + {i}();",
            () => $"var {f} = items.Select({x} => {x} + n); n++; items.Add(1); m = {f}.{Pick("Sum()", "Count()")}; n = "
                + $"{f}.{Pick("First()", "Last()", "Max()")};",
            () => $"var {f} = items.Where({x} => {x} > n).ToList(); items.Add(9); n += {f}.Count;");
    }

    private string RefLocal()
    {
        var (r, a) = (Name("r"), Name("a"));
        return Alt(
            () => $"{{ ref var {r} = ref n; {r} += {Number(0)}; m = n; }}",
            () => $"{{ ref var {r} = ref {Pick("n", "m")}; {r} = 2; {r}++; }}",
            () => $"{{ var {a} = new[] {{ 1, 2, 3 }}; ref var {r} = ref {a}[{Next(3)}]; {r} = 5; n += {a}.Sum(); }}",
            () => $"{{ var {a} = new int[{1 + Next(3)}]; foreach (ref var {r} in {a}.AsSpan()) {r} = 2; n += {a}.Sum(); }}",
            () => $"{{ ref var {r} = ref ({Condition(1)} ? ref n : ref m); {r}++; }}",
            () => $"{{ static void {a}(ref int x, out int y, in int z) {{ x += z; y = x; }} {a}(ref n, out m, {Number(0)}); }}",
            () => $"{{ Span<int> {a} = stackalloc int[{1 + Next(3)}]; {a}.Fill(2); foreach (var {r} in {a}) n += {r}; }}",
            () => $"System.Threading.Interlocked.Increment(ref n);",
            () => $"{{ var {a} = items; {a} = null; {a} ??= new List<int>(); {a}.Add(1); m += {a}.Count; }}");
    }

    private string Deconstruction()
    {
        var (a, b) = (Name("a"), Name("b"));
        return Alt(
            () => $"var ({a}, {b}) = ({Number(1)}, {Number(1)}); n = {a} - {b};",
            () => $"(n, items) = (items.Count, items.Where({a} => {a} > 0).ToList());",
            () => $"var ({a}, _, {b}) = MacroCfg.Search[{Next(4)}]; n = ({a} + {b}) % 5;",
            () => $"foreach (var ({a}, {b}) in items.ToList().Select(({a}x, {b}x) => ({a}x, {b}x))) n += {a} * {b} % 3;",
            () => $"foreach (var ({a}, {b}) in items.Zip(new[] {{ 1, 2 }})) n += {a} + {b};",
            () =>
                $"(items[0], n) = items.Count > 0 ? (n, items[0]) : (0, 0);".Replace("(items[0], n)", "(m, n)", StringComparison.Ordinal));
    }

    private string Jump(int depth)
    {
        var label = Name("again");
        var times = Name("times");
        return Alt(
            () => $"var {times} = 0; {label}: {Block(depth - 1, 1, isFunction: true)} if (++{times} < {1 + Next(3)}) goto {label};",
            () => $"if ({Condition(1)}) goto {label}; {Simple()} {label}: ;",
            () => $"for (var {times} = 0; {times} < 3; {times}++) for (var {times}i = 0; {times}i < 2; {times}i++) {{ if "
                + $"({Condition(1)}) goto {label}; {Simple()} }} {label}: ;",
            () => $"switch ({Next(3)}) {{ case 0: {Simple()} goto case 1; case 1: {Simple()} break; default: {Simple()} goto case 0; }}");
    }
}
