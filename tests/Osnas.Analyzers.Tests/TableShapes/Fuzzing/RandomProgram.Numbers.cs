namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <content>Numbers and truth values that are aimed at.</content>
internal sealed partial class RandomProgram
{
    /// <summary>An expression that is a number, or misses it by one.</summary>
    private string Int(int n)
    {
        if (Slips())
            return Pick(
                Natural(n - 1), Natural(n + 1), $"{Natural(n)} + 1", $"{Natural(n)} - 1", "MacroCfg.First.Count", "MacroCfg.Last.Count");
        return Burns() ? $"{WideInt(n)}" : Chance(70) ? Natural(n) : Sum(n);
    }

    private string Natural(int n) => n switch
    {
        4 => Pick(
            "MacroCfg.Search.Count", "MacroCfg.Search.Count", "ModelCfgShape.Rows", "4", "MySpace.MacroCfg.Search.Count",
            "Spec.MacroCfg.Search.Count", "MacroCfg.Search.Count()"),
        3 => Pick(
            "MicroCfg.Count", "MicroCfg.Count", "ModelCfgShape.Columns", "3", "MySpace.MicroCfg.Count", "MySpace.ModelCfgShape.Columns",
            "MicroCfg.Count()"),
        2 => Pick("2", "MacroCfg.Last.Count", "MicroCfg.Count - 1"),
        1 => Pick("1", "MacroCfg.First.Count"),
        _ => $"{n}",
    };

    private string Sum(int n)
    {
        var part = 1 + Next(Math.Max(n, 1));
        return Alt(
            () => $"({Natural(n - part)} + {Natural(part)})",
            () => $"({Natural(n + part)} - {Natural(part)})",
            () => $"({Natural(n)} * {part} / {part})",
            () => $"(({n} + 7 * {part}) % 7)",
            () => $"Math.Max({Natural(n)}, {n - 1})",
            () => $"Math.Min({Natural(n)}, {n + part})");
    }

    private string WideInt(int n) => Alt(
        () => $"({Bool(true)} ? {Int(n)} : {Int(n + 1)})",
        () => $"({Bool(null)} ? {Int(n)} : {Int(n)})",
        () => $"({Int(3)} switch {{ 3 => {Int(n)}, > 3 => {Int(n + 1)}, _ => 0 }})",
        () => $"(metric switch {{ InfoMetric.Flops => {Int(n)}, InfoMetric.Params => {Int(n)}, _ => {Int(n)} }})",
        () => $"{Doubles(n, "double[]")}.Length",
        () => $"{Doubles(n, "List<double>")}.Count",
        () => $"{Doubles(n, "IEnumerable<double>")}.Count()",
        () => $"\"{new string('x', Math.Max(n, 0))}\".Length",
        () => $"(int)Math.{Pick("Round", "Floor", "Ceiling", "Truncate")}({n}.0)",
        () => $"(int)Math.Ceiling({n - 1}.5)",
        () => $"(int)Math.Sqrt({n * n})",
        () => $"Math.Abs(-{Int(n)})",
        () => $"Math.Clamp({Int(n)}, 0, {n + 2})",
        () => $"(({Int(n)} << 1) >> 1)",
        () => $"({Int(n)} | 0)",
        () => $"(int)unchecked((byte)({256 + n}))",
        () => $"unchecked(int.MaxValue + {n + 1} + int.MinValue)",
        () => $"checked({Int(n)} + 0)",
        () => $"int.Parse(\"{n}\")",
        () => $"((int?)null ?? {Int(n)})",
        () => $"({Int(n)}, {n + 1}).Item1",
        () => $"new {{ Size = {Int(n)}, Other = 7 }}.Size",
        () => $"new[] {{ 9, {Int(n)} }}[1]",
        () => $"new[] {{ 9, {Int(n)} }}[^1]",
        () => $"new List<int> {{ {Int(n)}, 9 }}[0]",
        () => $"new Dictionary<string, int> {{ [\"rows\"] = {Int(n)}, [\"other\"] = 1 }}[\"rows\"]",
        () => $"({Int(n)} is var {Name("x")} and > 0 ? x{_names} : 0)",
        () => $"((object){Int(n)} is int {Name("x")} ? x{_names} : 0)",
        () => $"Enumerable.Range(0, {Int(n + 1)}).Last()",
        () => $"Enumerable.Range(1, {Int(n)}).Max()",
        () => $"Enumerable.Range(0, {Int(n)}).Aggregate(0, (sum, x) => sum + 1)",
        () => $"Enumerable.Repeat(1, {Int(n)}).Sum()",
        () => $"\"{string.Join(',', Enumerable.Range(0, Math.Max(n, 1)))}\".Split(',').Length",
        () => $"new Func<int>(() => {Int(n)})()",
        () => $"new Func<int, int>(x => x + {Int(n - 1)})(1)",
        () => $"Enum.GetValues<InfoMetric>().Length + {n - 3}",
        () => Method("int", string.Empty, $"return {StaticInt(n)};") + "()",
        () => Method("int", "int size", $"return size + {StaticInt(n - 1)};") + "(1)",
        () => Method("int", $"int size = {n}, int other = 2", "return size;") + Pick("()", "(other: 3)", $"(other: 1, size: {n})"),
        () =>
            Method("int", "params int[] sizes", "return sizes.Length;") + $"({string.Join(", ", Enumerable.Repeat("1", Math.Max(n, 0)))})",
        () => $"{GenericMethod("T", "T value", "return value;")}({Int(n)})",
        () => Recursive(n),
        () => OutMethod(n),
        () => Property(n),
        () => Field(n),
        () => UserType(n),
        () => OfMetric(n),
        () => OfMetric(n),
        () => OfMetric(n),
        () => Inherited(n),
        () => Inherited(n),
        () => Inherited(n));

    /// <summary>A number that is the same for each metric, or should be.</summary>
    private string OfMetric(int n)
    {
        var (type, other) = (Name("Shapes"), Chance(30) ? n + 1 : n);
        var choice = Pick(
            $"metric == InfoMetric.{Pick("Params", "Latency", "Flops")} ? {other} : {n}",
            $"metric switch {{ InfoMetric.Latency => {other}, _ => {n} }}",
            $"metric.ToString() == \"{Pick("Params", "Flops")}\" ? {other} : {n}",
            $"(int)metric {Pick("> 1", "== 1", "> 0")} ? {other} : {n}", $"{n} + (int)metric * {other - n}",
            $"metric is InfoMetric.Params or InfoMetric.Latency ? {other} : {n}");
        switch (Next(5))
        {
            case 0:
                return $"({choice})";
            case 1:
                Member($"private {Pick("static ", string.Empty)}int {type}(InfoMetric metric) => {choice};");
                return $"{type}(metric)";
            case 2:
                Type($"static class {type} {{ public static int Rows(InfoMetric metric) => {choice}; }}");
                return $"{type}.Rows(metric)";
            case 3:
                Type($"static class {type} {{ public static int Rows(this InfoMetric metric, MacroCfg macro) {{ if (macro.Search.Count "
                    + $"== 0) return 0; return {choice}; }} }}");
                return $"metric.Rows(MacroCfg)".Replace("metric.Rows", $"{type}.Rows", StringComparison.Ordinal).Replace(
                    "(MacroCfg)", "(metric, MacroCfg)", StringComparison.Ordinal);
            default:
                Type($"class {type}(InfoMetric metric) {{ public int Rows => {choice}; }}");
                return $"new {type}(metric).Rows";
        }
    }

    /// <summary>A member of a base class, or one that a derived class has its own of.</summary>
    private string Inherited(int n)
    {
        var name = Name("Size");
        var body = Pick($"{StaticInt(n)}", $"{n}");
        switch (Next(4))
        {
            case 0:
                _inherited.Add($"protected int {name} => {body};");
                return name;
            case 1:
                _inherited.Add($"protected virtual int {name} => {Pick(n, n + 1)};");
                Member($"protected override int {name} => {body};");
                return name;
            case 2:
                _inherited.Add($"protected abstract int {name}(int add);");
                Member($"protected override int {name}(int add) => {StaticInt(n - 1)} + add;");
                return $"{name}(1)";
            default:
                Member($"protected virtual int {name} => {n};");
                _overrides.Add($"protected override int {name} => {(Chance(30) ? n + 1 : n)};");
                return name;
        }
    }

    private string StaticInt(int n) => Slips() ? $"{n + 1}" : Pick(
        $"{n}", $"{n - 1} + 1", n == 4 ? "MySpace.MacroCfg.Search.Count" : $"{n}", n == 3 ? "MySpace.MicroCfg.Count" : $"{n}");

    private string Method(string type, string parameters, string body)
    {
        var name = Name("Get");
        if (Chance(25))
        {
            Type($"static class Helpers{_names} {{ public static {type} {name}({parameters}) {{ {body} }} }}");
            return $"Helpers{_names}.{name}";
        }

        Member($"private {Pick("static ", string.Empty)}{type} {name}({parameters}) {{ {body} }}");
        return name;
    }

    private string GenericMethod(string type, string parameters, string body)
    {
        var name = Name("Get");
        Member($"private static {type} {name}<T>({parameters}) {{ {body} }}");
        return name;
    }

    private string Recursive(int n)
    {
        var name = Name("Count");
        Member($"private static int {name}(int left) => left {Pick("<= 0", "== 0")} ? 0 : 1 + {name}(left - 1);");
        return $"{name}({Int(n)})";
    }

    private string OutMethod(int n)
    {
        var (name, local) = (Name("Try"), Name("got"));
        Member($"private static bool {name}(out int size) {{ size = {StaticInt(n)}; return {Pick("true", "size > 0")}; }}");
        return $"({name}(out var {local}) ? {local} : 0)";
    }

    private string Property(int n)
    {
        var name = Name("Size");
        Member(Pick(
            $"private int {name} => {Int(n)};",
            $"private int {name} {{ get; }} = {StaticInt(n)};",
            $"private static int {name} {{ get; }} = {StaticInt(n)};",
            $"private int {name} {{ get {{ return {StaticInt(n)}; }} }}",
            $"protected virtual int {name} => {StaticInt(n)};",
            $"private int {name} {{ get => field; set => field = value + 1; }} = {StaticInt(n)};",
            $"private int {name} {{ get {{ _reads{name}++; return _reads{name} > 1 ? {n} : {StaticInt(n)}; }} }}\n"
                + $"private int _reads{name};"));
        return name;
    }

    private string Field(int n)
    {
        var name = Name("_size");
        switch (Next(6))
        {
            case 0:
                Member($"private const int {name} = {n};");
                break;
            case 1:
                Member($"private static readonly int {name} = {StaticInt(n)};");
                break;
            case 2:
                Member($"private readonly int {name} = {StaticInt(n)};");
                break;
            case 3:
                Member($"private readonly int {name} = {n + Next(2)};");
                _construction.Add($"{name} = {StaticInt(n)};");
                break;
            case 4:
                Member($"private readonly int {name};");
                _construction.Add($"{name} = {StaticInt(n)};");
                break;
            default:
                Member($"private int {name} = {StaticInt(n)};");
                break;
        }

        return name;
    }

    private string UserType(int n)
    {
        var name = Name("Size");
        switch (Next(10))
        {
            case 0:
                Type($"record {name}(int Rows, int Columns);");
                return Pick($"new {name}({Int(n)}, 1).Rows", $"(new {name}(1, 2) with {{ Columns = {Int(n)} }}).Columns");
            case 1:
                Type($"struct {name} {{ public int Rows; public {name}(int rows) {{ Rows = rows; }} }}");
                return $"new {name}({Int(n)}).Rows";
            case 2:
                Type($"class {name} {{ public int Rows {{ get; set; }} = 1; }}");
                return $"new {name} {{ Rows = {Int(n)} }}.Rows";
            case 3:
                Type(
                    $"readonly struct {name}(int rows) {{ public static implicit operator int({name} size) => size._rows; public static "
                        + $"{name} operator +({name} left, int right) => new(left._rows + right); private readonly int _rows = rows; }}");
                return Pick($"(int)new {name}({Int(n)})", $"(int)(new {name}({Int(n - 1)}) + 1)");
            case 4:
                Type($"interface I{name} {{ int Rows {{ get; }} }} class {name} : I{name} {{ public int Rows => {StaticInt(n)}; }}");
                return $"((I{name})new {name}()).Rows";
            case 5:
                Type($"class {name} {{ public virtual int Rows => {n + 1}; }} class Real{name} : {name} {{ public override int Rows => "
                    + $"{StaticInt(n)}; }}");
                return $"(({name})new Real{name}()).Rows";
            case 6:
                Type($"class {name} {{ public int this[int index] => index + {StaticInt(n - 1)}; }}");
                return $"new {name}()[1]";
            case 7:
                Type($"static class {name} {{ public static int Grow(this int size) => size + 1; }}");
                return $"({Int(n - 1)}).Grow()";
            case 8:
                Type($"class {name}<T>(T value) {{ public T Value {{ get; }} = value; }}");
                return $"new {name}<int>({Int(n)}).Value";
            default:
                Type($"enum {name} {{ Zero, One, Two, Three, Four, Five, Six, Seven, Eight }}");
                string[] digits = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"];
                return $"(int){name}.{digits[Math.Clamp(n, 0, 8)]}";
        }
    }

    /// <summary>A condition that holds, or doesn't; null is one that depends on the world outside.</summary>
    private string Bool(bool? truth) => truth switch
    {
        true => Pick(
            "MacroCfg.Search.Count > 3", "MicroCfg.Count == 3", "Spec != null", "MacroCfg.First.Any()",
            "MicroCfg.Any(c => c.Block == Block.Skip)", "MacroCfg.Search[0].Stride == 1", "metric >= InfoMetric.Flops", "true",
            "MicroCfg[1].Block == Block.Skip", "MacroCfg.Search.All(s => s.Stride <= 2)"),
        false => Pick(
            "MacroCfg.Search.Count > 4", "MicroCfg.Count != 3", "Spec == null", "MacroCfg.Search.Any(s => s.Stride == 4)",
            "metric > InfoMetric.Latency", "false", "MicroCfg[0].Block == Block.Skip"),
        null => Unknown(),
    };

    private string Unknown()
    {
        switch (Next(8))
        {
            case 0:
                TypeOnce("static class World { public static int Mode; }");
                return "World.Mode == 1";
            case 1:
                return "Environment.ProcessorCount > 0";
            case 2:
                return "DateTime.Now.Year > 2000";
            case 3:
                return "new Random(1).Next(2) == 5";
            case 4:
                return "GetBlockInfo(MicroCfg[0], MacroCfg.Search[0], SearchInputSize, InfoMetric.Flops) > 100";
            case 5:
                return "Environment.GetEnvironmentVariable(\"OSNAS_NOT_THERE\") is null";
            default:
                return Pick("InputSize.Height > 64", "InputSize == 32", "SearchInputSize.Width > 20", "InputSize.Height % 2 == 0");
        }
    }
}
