namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <content>The expressions of a soup.</content>
internal sealed partial class RandomProgram
{
    private string Number(int depth)
    {
        if (depth <= 0 || Chance(35))
            return Chance(50) ? $"{Next(5)}" : Has("readonly int") && Chance(30) ? Var("readonly int") : Var("int");
        var (list, x) = (Var("List<int>"), Name("x"));
        return Next(34) switch
        {
            0 or 1 => $"({Number(depth - 1)} {Pick("+", "-", "+")} {Number(depth - 1)})",
            2 => $"({Number(depth - 1)} % {2 + Next(4)})",
            3 => $"({Number(depth - 1)} / {1 + Next(3)})",
            4 => $"({Condition(depth - 1)} ? {Number(depth - 1)} : {Number(depth - 1)})",
            5 => $"({Number(depth - 1)} switch {{ 0 => {Number(0)}, > 2 and < 9 => {Number(0)}, var {x} when {x} % 2 == 0 => {x} / 2, _ "
                + $"=> {Number(0)} }})",
            6 or 7 => $"{list}.Count",
            8 => $"{Sequence(depth - 1)}.Count()",
            9 => $"{Sequence(depth - 1)}.Count({x} => {Lambda(x, () => Condition(0))})",
            10 => $"{Sequence(depth - 1)}.Sum({x} => {Lambda(x, () => Number(1))})",
            11 => $"{Sequence(depth - 1)}.Aggregate(0, (sum, {x}) => sum + {Lambda(x, () => Number(0))})",
            12 => $"({list}.Count > 0 ? {list}[{Pick("0", "^1")}] : {Next(3)})",
            13 => $"{list}.{Pick("IndexOf", "LastIndexOf", "BinarySearch")}({Number(0)})",
            14 => Has("Func<int, int>") ? $"{Var("Func<int, int>")}({Number(depth - 1)})" : $"{list}.Count",
            15 => Has("property") ? Var("property") : $"n",
            16 => Has("settable") ? Var("settable") : $"m",
            17 => Has("method") ? $"{Var("method")}({Number(0)})" : $"{list}.Count",
            18 => Has("readonly List<int>") ? $"{Var("readonly List<int>")}.Count" : $"{list}.Count",
            19 => $"Math.{Pick("Min", "Max")}({Number(depth - 1)}, {Number(depth - 1)})",
            20 => $"Math.Abs({Number(depth - 1)} % 9)",
            21 => $"new string('x', {Next(4)}).Length",
            22 => $"\"a,b,c\".Split(',').Length",
            23 => Pick(
                "MacroCfg.Search.Count", "MicroCfg.Count", "MacroCfg.First.Count", "MacroCfg.Search[1].Stride", "ModelCfgShape.Rows",
                "(int)metric * 0"),
            24 => $"{list}.FindIndex({x} => {Lambda(x, () => Condition(0))})",
            25 => $"row.Count",
            26 => $"new HashSet<int>({Sequence(depth - 1)}).Count",
            27 => $"{Sequence(depth - 1)}."
                + Pick(
                    "FirstOrDefault()", "LastOrDefault()", "DefaultIfEmpty().Min()", "ElementAtOrDefault(1)", "ToArray().Length",
                    "ToList().Count", "Distinct().Count()", "Skip(1).Take(2).Count()"),
            28 => $"{Pick("n", "m")}{Pick("++", "--")}",
            29 => $"{Pick("++", "--")}{Pick("n", "m")}",
            30 => $"({Pick("n", "m")} = {Number(0)})",
            31 => $"(int)unchecked((byte)({Number(depth - 1)} * 100))",
            32 => $"({Number(depth - 1)} {Pick("&", "|", "^", ">>")} {Next(4)})",
            _ => Has("query") ? $"{Var("query")}.Count()" : $"{list}.Count",
        };
    }

    private string Condition(int depth)
    {
        var (list, x) = (Var("List<int>"), Name("x"));
        return Next(20) switch
        {
            0 or 1 or 2 or 3 => $"{Number(depth)} {Pick("<", ">", "<=", ">=", "==", "!=")} {Number(depth)}",
            4 or 5 => $"{Number(depth)} % 2 == {Next(2)}",
            6 => $"{list}.Contains({Number(0)})",
            7 => $"{list}.{Pick("Any", "Exists")}({x} => {Lambda(x, () => $"{x} {Pick("<", ">", "==")} {Number(0)}")})",
            8 => $"{list}.All({x} => {Lambda(x, () => $"{x} {Pick("<", ">", "!=")} {Number(0)}")})",
            9 when depth > 0 => $"({Condition(depth - 1)} && {Condition(depth - 1)})",
            10 when depth > 0 => $"({Condition(depth - 1)} || {Condition(depth - 1)})",
            11 when depth > 0 => $"!({Condition(depth - 1)})",
            12 => $"{Number(depth)} is {Pick("0 or 2", "> 1 and < 5", "not 1", "1", "< 0 or > 3")}",
            13 => $"{list} is {Pick("[]", "[_]", "[_, ..]", "[.., > 1]", "[0, .., _]", "{ Count: > 2 }")}",
            14 when Chance(25) => Pick("metric == InfoMetric.Flops", "metric != InfoMetric.Params", "metric is InfoMetric.Latency"),
            15 when Chance(30) => Unknown(),
            16 => Has("box") ? $"{Var("box")} is {{ Value: > {Next(3)} }}" : $"{list}.Count > {Next(4)}",
            _ => $"{list}.Count {Pick("<", ">", "==")} {Next(4)}",
        };
    }

    /// <summary>A query, which runs when it is enumerated.</summary>
    private string Sequence(int depth)
    {
        if (depth <= 0 || Chance(20))
            return Has("query") && Chance(30)
                ? Var("query")
                : Has("readonly List<int>") && Chance(20) ? Var("readonly List<int>") : Var("List<int>");
        var (x, y) = (Name("x"), Name("y"));
        var source = Sequence(depth - 1);
        return Next(36) switch
        {
            0 or 1 => $"{source}.Select({x} => {Lambda(x, () => Number(1))})",
            2 => $"{source}.Select(({x}, {y}) => {x} * {y} % 5)",
            3 or 4 => $"{source}.Where({x} => {Lambda(x, () => Condition(1))})",
            5 => $"{source}.{Pick("Take", "Skip", "TakeLast", "SkipLast")}({Number(0)})",
            6 => $"{source}.{Pick("TakeWhile", "SkipWhile")}({x} => {Lambda(x, () => Condition(0))})",
            7 => $"{source}.Concat({Sequence(depth - 1)})",
            8 => $"{source}.{Pick("Append", "Prepend")}({Number(0)})",
            9 => $"Enumerable.Reverse({source})",
            10 => $"{source}.{Pick("Order", "OrderDescending", "Distinct")}()",
            11 => $"{source}.OrderBy({x} => {Lambda(x, () => Number(1))})",
            12 => $"{source}.Chunk({1 + Next(3)}).Select({x} => {x}.Length)",
            13 => $"{source}.SelectMany({x} => {Lambda(x, () => $"Enumerable.Repeat({x}, {Next(3)})")})",
            14 => $"{source}.SelectMany({x} => {Lambda(x, () => $"new[] {{ {Number(0)}, 1 }}")}, ({x}, {y}) => {x} + {y})",
            15 => $"{source}.GroupBy({x} => {x} % 2).Select({x} => {x}.Count())",
            16 => $"{source}.Zip({Sequence(depth - 1)}, ({x}, {y}) => {x} + {y})",
            17 => $"{source}.Zip(items, new[] {{ 1, 2 }}).Select({x} => {x}.Third)",
            18 => $"{source}.DefaultIfEmpty()",
            19 => $"Enumerable.Range({Next(3)}, {Next(4)})",
            20 => $"Enumerable.Repeat({Number(0)}, {Next(4)})",
            21 => $"new[] {{ {Number(0)}, {Number(1)} }}",
            22 => $"{source}.{Pick("Union", "Except", "Intersect", "Concat")}({Sequence(depth - 1)})",
            23 => $"(from {x} in {source} where {x} > {Next(2)} select {x} + {Number(0)})",
            24 => $"(from {x} in {source} from {y} in Enumerable.Range(0, {Next(3)}) select {x} + {y})",
            25 => $"(from {x} in {source} let {y} = {x} * 2 orderby {y} descending select {y})",
            26 => $"(from {x} in {source} group {x} by {x} % 3 into {y} select {y}.Count())",
            27 => $"{source}.Cast<object>().OfType<int>()",
            28 => $"{source}.Select({x} => {{ {Lambda(x, () => Pick("n++", "m += 2", "row.Add(1)"))}; return {x} % 3; }})",
            29 => $"{source}.Where({x} => {{ n++; return {x} > {Next(3)}; }})",
            30 => $"{source}.DistinctBy({x} => {x} % 3)",
            31 => $"{source}.Index().Select({x} => {x}.Index)",
            32 => $"{source}.ToDictionary({x} => {Name("k")}++, {x} => {x}).Values".Replace(
                $"k{_names}++", $"items.Count + {x} * 0 + m++", StringComparison.Ordinal),
            33 => $"new Queue<int>({source})",
            34 => $"new Stack<int>({source})",
            _ => $"new List<int>({source}) {{ {Number(0)} }}",
        };
    }
}
