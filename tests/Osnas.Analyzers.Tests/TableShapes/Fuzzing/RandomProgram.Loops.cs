namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <content>Statements that run so many times.</content>
internal sealed partial class RandomProgram
{
    /// <summary>Statements that run another one so many times.</summary>
    private string Repeat(int n, string statement)
    {
        if (n <= 0)
            return string.Empty;
        statement = Scoped(statement);
        if (n == 1 && Chance(60))
            return statement;
        if (Slips(3))
            statement = Pick(
                $"{statement} {statement}",
                $"if ({Pick("MacroCfg.Search.Count > 4", "InputSize.Height > 64")}) {{ {statement} }}",
                $"{{ }}");
        return Burns() ? WideRepeat(n, statement) : CoreRepeat(n, statement);
    }

    /// <summary>A statement that may stand several times in a block.</summary>
    private static string Scoped(string statement) => statement.Count(character => character == ';') > 1 ? $"{{ {statement} }}" : statement;

    private string CoreRepeat(int n, string statement)
    {
        var (l, g) = (Name("l"), Guard());
        return Alt(
            () => n == Rows
                ? $"foreach (var {l} in {Over("MacroCfg.Search")}) {{ {g(l, true)} {statement} }}"
                : n == Columns
                    ? $"foreach (var {l} in {Over("MicroCfg")}) {{ {statement} }}"
                    : $"for (var {l} = 0; {l} < {Int(n)}; {l}++) {{ {statement} }}",
            () => n == Rows
                ? $"foreach (var {l} in {Over("MacroCfg.Search")}) {{ {statement} }}"
                : n == Columns
                    ? $"foreach (var {l} in {Over("MicroCfg")}) {{ {statement} }}"
                    : $"for (var {l} = 0; {l} < {Int(n)}; {l}++) {{ {statement} }}",
            () => $"for (var {l} = 0; {l} < {Int(n)}; {l}++) {{ {g(l, false)} {statement} }}",
            () => $"for (var {l} = 0; {l} < {Int(n)}; {l}++) {{ {statement} }}",
            () => $"for (int {l} = {Int(n)}; {l} > 0; --{l}) {{ {statement} }}",
            () => $"for (var {l} = 1; {l} <= {Int(n)}; {l}++) {{ {statement} }}",
            () => $"for (var {l} = {Int(n)} - 1; {l} >= 0; {l}--) {{ {statement} }}",
            () => $"var {l} = 0; while ({l} < {Int(n)}) {{ {statement} {l}++; }}",
            () => $"var {l} = 0; while ({l}++ < {Int(n)}) {{ {statement} }}",
            () => $"var {l} = 0; do {{ {statement} {l}++; }} while ({l} < {Int(n)});",
            () => $"foreach (var {l} in Enumerable.Range(0, {Int(n)})) {{ {g(l, false)} {statement} }}",
            () => n == Rows ? $"foreach (var (layer{l}, {l}) in MacroCfg.Search.Select((layer, index) => (layer, index))) {{ "
                + $"{statement} }}" : $"for (var {l} = 0; {l} < {Int(n)}; {l}++) {{ {statement} }}",
            () => n % 2 == 0
                ? $"for (var {l} = 0; {l} < {Int(n)}; {l} += 2) {{ {statement} {statement} }}"
                : $"for (var {l} = 0; {l} != {Int(n)}; {l}++) {{ {statement} }}");
    }

    private string Over(string collection) =>
        Slips() ? Pick("MacroCfg.First", "MacroCfg.Last", "MicroCfg", "MacroCfg.Search.Skip(1)", "MacroCfg.Search.Where(layer => "
            + "layer.Stride == 2)") : collection;

    private Func<string, bool, string> Guard()
    {
        var slip = Slips(8);
        var harmless = Chance(10);
        return (l, isLayer) => slip
            ? isLayer ? Pick(
                $"if ({l}.Stride == 2) continue;",
                $"if ({l}.InChannels == 99) break;",
                $"if ({l}.OutChannels > 8) break;")
                    : Pick($"if ({l} == 1) continue;", $"if ({l} > 1) break;", $"if ({l} is 0 or 9) continue;")
            : harmless ? isLayer
                ? $"if ({l}.Stride > 2) continue;"
                : Pick($"if ({l} > 99) break;", $"if ({l} < 0) continue;") : string.Empty;
    }

    private string WideRepeat(int n, string statement)
    {
        var (l, f) = (Name("l"), Name("run"));
        if (Chance(25))
        {
            return Alt(
                () => $"var {f} = Enumerable.Range(0, {Int(n)}).Select({l} => {{ {statement} return {l}; }}); {Enumerate(f)}",
                () => $"var {f} = Enumerable.Range(0, {Int(n)}).Where({l} => {{ {statement} return {l} >= 0; }}); {Enumerate(f)}",
                () => n == Rows
                    ? $"var {f} = MacroCfg.Search.Select({l} => {{ {statement} return {l}.Stride; }}); {Enumerate(f)}"
                    : $"var {f} = MicroCfg.Take({n}).Select({l} => {{ {statement} return 1; }}); {Enumerate(f)}",
                () => $"IEnumerable<int> {f}() {{ for (var {l} = 0; {l} < {Int(n)}; {l}++) {{ {statement} yield return {l}; }} }} "
                    + $"{Enumerate($"{f}()")}",
                () => $"IEnumerable<int> {f}() {{ for (var {l} = 0; {l} < {Int(n)}; {l}++) {{ yield return {l}; {statement} }} }} "
                    + $"{Enumerate($"{f}()")}");
        }

        return Alt(
            () => $"var {l} = 0; while (true) {{ if ({l} == {Int(n)}) break; {l}++; {statement} }}",
            () => $"var {l} = 0; again{l}: {statement} {l}++; if ({l} < {Int(n)}) goto again{l};",
            () => $"using (var {l} = Enumerable.Range(0, {Int(n)}).GetEnumerator()) {{ while ({l}.MoveNext()) {{ {statement} }} }}",
            () => $"Enumerable.Range(0, {Int(n)}).ToList().ForEach({l} => {{ {statement} }});",
            () => $"Array.ForEach(new int[{Int(n)}], {l} => {{ {statement} }});",
            () => $"foreach (var {l} in Enumerable.Range(0, {Int(n)}).Select({l}x => {{ {statement} return {l}x; }})) {{ }}",
            () => $"Enumerable.Range(0, {Int(n)}).Aggregate(0, (sum, {l}) => {{ {statement} return sum + {l}; }});",
            () => $"_ = Enumerable.Range(0, {Int(n)}).All({l} => {{ {statement} return true; }});",
            () => $"_ = Enumerable.Range(0, {Int(n + 1)}).Any({l} => {{ if ({l} == {n}) return true; {statement} return false; }});",
            () => $"void {f}(int left) {{ if (left == 0) return; {statement} {f}(left - 1); }} {f}({Int(n)});",
            () => $"int {f}(int left) => left == 0 ? 0 : {f}(left - 1) + One{f}(); int One{f}() {{ {statement} return 1; }} {f}({Int(n)});",
            () => $"var {l} = new Queue<int>(Enumerable.Range(0, {Int(n)})); while ({l}.TryDequeue(out _)) {{ {statement} }}",
            () => $"var {l} = new Stack<int>(Enumerable.Range(0, {Int(n)})); while ({l}.Count > 0) {{ {l}.Pop(); {statement} }}",
            () => $"foreach (var {l} in \"{new string('r', n)}\") {{ {statement} }}",
            () => $"foreach (var {l} in new Dictionary<int, int> {{ "
                + $"{string.Join(", ", Enumerable.Range(0, n).Select(i => $"[{i}] = 1"))} }}) {{ {statement} }}",
            () =>
                $"for (var {l} = new LinkedList<int>(Enumerable.Range(0, {Int(n)})).First; {l} != null; {l} = {l}.Next) {{ {statement} }}",
            () => $"for (int {l} = 0, {l}r = {Int(n)}; {l} < {l}r; {l}++) {{ {statement} }}",
            () => $"for (var {l} = 0; {l} < {Int(n)}; {l}++) {{ {Once(statement)} }}",
            () => $"Action {f} = null; for (var {l} = 0; {l} < {Int(n)}; {l}++) {f} += () => {{ {statement} }}; {f}?.Invoke();",
            () => $"Action {f} = () => {{ {statement} }}; {string.Concat(Enumerable.Repeat($"{f}(); ", n))}",
            () => $"var {f} = new List<Action>(); for (var {l} = 0; {l} < {Int(n)}; {l}++) {f}.Add(() => {{ {statement} }}); foreach "
                + $"(var {l}a in {f}) {l}a();",
            () => $"var {l} = 0; try {{ while (true) {{ if ({l}++ == {Int(n)}) throw new InvalidOperationException(); {statement} }} }} "
                + $"catch (InvalidOperationException) {{ }}",
            () => $"for (var {l} = 0; ; {l}++) {{ switch ({l}) {{ case {n}: goto end{l}; default: {statement} continue; }} }} end{l}: ;",
            () => $"foreach (var {l} in Enumerable.Range(0, {Int(n)}).Reverse()) {{ try {{ {statement} }} finally {{ }} }}",
            () => $"for (var {l} = {n}L; {l} > 0; {l}--) {{ {statement} }}",
            () => $"for (var {l} = 0.0; {l} < {n}; {l} += 1) {{ {statement} }}",
            () => $"for (byte {l} = 0; {l} < {n}; {l}++) {{ {statement} }}",
            () => $"for (var {l} = 'a'; {l} < 'a' + {n}; {l}++) {{ {statement} }}",
            () => $"void {f}() {{ {statement} }} {string.Concat(Enumerable.Repeat($"{f}(); ", n))}");
    }

    /// <summary>Statements that run through a query once, or not at all, or twice.</summary>
    private string Enumerate(string query)
    {
        var q = Name("q");
        if (Chance(10) || Slips(30))
            return Pick(
                string.Empty, $"var {q} = {query}.Select(x => x);", $"var {q} = {query}; {q}.ToList(); {q}.Count(x => true);",
                $"_ = {query}.First();");
        return Pick(
            $"foreach (var {q} in {query}) {{ }}", $"{query}.ToList();", $"{query}.ToArray();",
            $"var {q} = {query}.ToList(); {q}.ForEach(x => {{ }});", $"_ = {query}.Count(x => x > 99);", $"_ = {query}.Sum();",
            $"var {q} = {query}.Select(x => x + 1); {q}.ToHashSet();", $"_ = {query}.Where(x => x > 99).Any();",
            $"_ = {query}.Order().ToList();", $"string.Join(\",\", {query});");
    }

    /// <summary>Statements that run another one once, as it should be.</summary>
    private string Once(string statement)
    {
        var f = Name("once");
        statement = Scoped(statement);
        if (Slips())
            return Pick(
                $"Action {f} = () => {{ {statement} }};", $"Action {f} = () => {{ {statement} }}; {f} += {f}; {f}();",
                $"if ({Bool(false)}) {{ {statement} }}", $"{statement} {statement}");
        return Alt(
            () => $"if ({Bool(true)}) {{ {statement} }}",
            () => $"if ({Bool(false)}) {{ }} else {{ {statement} }}",
            () => $"if ({Bool(null)}) {{ {statement} }} else {{ {statement} }}",
            () => $"do {{ {statement} }} while ({Bool(false)});",
            () => $"try {{ {statement} }} finally {{ }}",
            () => $"try {{ }} finally {{ {statement} }}",
            () => $"try {{ throw new InvalidOperationException(); }} catch (InvalidOperationException) {{ {statement} }}",
            () => $"try {{ _ = int.Parse(\"x\"); }} catch (FormatException) when ({Bool(true)}) {{ {statement} }}",
            () => $"lock (this) {{ {statement} }}",
            () => $"switch ({Int(3)}) {{ case 3: {statement} break; default: break; }}",
            () => $"switch (metric) {{ case InfoMetric.Flops: {statement} break; case InfoMetric.Params: goto default; default: "
                + $"{statement} break; }}",
            () => $"switch ({Int(4)}) {{ case 4: {f}(); break; void {f}() {{ {statement} }} }}",
            () => $"void {f}() {{ {statement} }} {f}();",
            () => $"{f}(); void {f}() {{ {statement} }}",
            () => $"void {f}<T>(T value) {{ {statement} }} {f}({Pick("1", "\"a\"", "metric")});",
            () =>
                $"bool {f}() {{ {statement} return true; }} _ = {Pick($"false || {f}()", $"true && {f}()", $"{f}() ? 1 : 0", $"!{f}()")};",
            () => $"Action {f} = () => {{ {statement} }}; {f}();",
            () => $"Action {f} = () => {{ {statement} }}; {f}?.Invoke();",
            () => $"var {f} = () => {{ {statement} }}; {f}();",
            () => $"Action {f} = {Bool(null)} ? () => {{ {statement} }} : () => {{ {statement} }}; {f}();",
            () => $"Action {f} = {Int(3)} switch {{ 3 => () => {{ {statement} }}, _ => () => {{ }} }}; {f}();",
            () => $"Action {f} = null; {f} += () => {{ {statement} }}; {f}();",
            () => $"Action {f}() {{ return () => {{ {statement} }}; }} {f}()();",
            () => $"new Action(() => {{ {statement} }})();",
            () => $"var {f} = new Lazy<int>(() => {{ {statement} return 1; }}); _ = {f}.Value; _ = {f}.Value;",
            () => $"foreach (var {f} in new[] {{ 1 }}) {{ {statement} }}",
            () => $"new[] {{ 1 }}.ToList().ForEach({f} => {{ {statement} }});",
            () => $"{Disposer(statement)}",
            () => $"{RunnerOf(statement)}",
            () => $"for (;;) {{ {statement} break; }}",
            () => $"while (true) {{ {statement} if ({Bool(true)}) break; }}",
            () => $"{{ {statement} }}",
            () => $"goto go{f}; go{f}: {statement}",
            () => $"checked {{ {statement} }}",
            () => $"int? {f} = null; int Set{f}() {{ {statement} return 1; }} {f} ??= Set{f}(); {f} ??= Set{f}();",
            () => $"_ = new[] {{ 2, 1 }}.OrderBy({f} => {f}).First({f} => {{ {statement} return true; }});",
            () => $"var {f} = new[] {{ 1 }}.Select(x{f} => {{ {statement} return x{f}; }}); {Enumerate(f)}",
            () => $"var {f} = new[] {{ 1 }}.Where(x{f} => {{ {statement} return true; }}); {Enumerate(f)}",
            () => $"IEnumerable<int> {f}() {{ {statement} yield return 1; }} {Enumerate($"{f}()")}",
            () => $"IEnumerable<int> {f}() {{ yield return 1; {statement} }} {Enumerate($"{f}()")}",
            () => $"IEnumerable<int> {f}() {{ try {{ yield return 1; }} finally {{ {statement} }} }} foreach (var x{f} in {f}()) "
                + $"{Pick("{ }", "break;")}",
            () => $"new System.Threading.Tasks.Task(() => {{ {statement} }}).RunSynchronously();");
    }

    private string Disposer(string statement)
    {
        var name = Name("Scope");
        Type(Pick(
            $"class {name}(Action end) : IDisposable {{ public void Dispose() => end(); }}",
            $"struct {name}(Action end) : IDisposable {{ public void Dispose() {{ end(); }} }}"));
        return $"using (new {name}(() => {{ {statement} }})) {{ }}";
    }

    private string RunnerOf(string statement)
    {
        var name = Name("Runner");
        switch (Next(6))
        {
            case 0:
                Type($"class {name} {{ public {name}(Action action) {{ action(); }} }}");
                return $"_ = new {name}(() => {{ {statement} }});";
            case 1:
                Type($"class {name} {{ public event Action Ran; public void Run() {{ Ran?.Invoke(); }} }}");
                return $"var the{name} = new {name}(); the{name}.Ran += () => {{ {statement} }}; the{name}.Run();";
            case 2:
                Type($"static class {name} {{ public static void Run(Action action) => action(); }}");
                return $"{name}.Run(() => {{ {statement} }});";
            case 3:
                Type($"class {name} {{ public Action Kept; public void Keep(Action action) {{ Kept = action; }} }}");
                return $"var the{name} = new {name}(); the{name}.Keep(() => {{ {statement} }}); the{name}.Kept();";
            case 4:
                Member($"private void {name}(Action action) => action();");
                return $"{name}(() => {{ {statement} }});";
            default:
                Member($"private static T {name}<T>(Func<T> make) => make();");
                return $"_ = {name}(() => {{ {statement} return 1; }});";
        }
    }
}
