using System.Globalization;

namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>A program that builds a table: it aims at the right shape and may miss it as people do, or has no aim.</summary>
/// <remarks>The same seed and index give the same program.</remarks>
internal sealed partial class RandomProgram
{
    private const int Rows = 4;
    private const int Columns = 3;
    private const int MeasuredFrom = 40;
    private const string MoreRows = "/*rows*/0";
    private const string MoreColumns = "/*columns*/0";

    private readonly Random _random;
    private readonly Grammar _grammar;
    private readonly List<string> _members = [];
    private readonly List<string> _types = [];
    private readonly List<string> _construction = [];
    private readonly List<string> _inherited = [];
    private readonly List<string> _overrides = [];
    private readonly bool _isCareful;
    private readonly bool _isNested;
    private int _names;
    private int _fuel;

    private RandomProgram(int seed, int index)
    {
        _random = new(unchecked((seed * 1_000_003) + index));
        _grammar = Next(10) switch { < 3 => Grammar.Core, < 6 => Grammar.Wide, _ => Grammar.Soup };
        _isCareful = Chance(25);
        _isNested = Next(10) == 0;
        _fuel = _grammar == Grammar.Wide ? Chance(70) ? 1 + Next(4) : 14 : 4;
    }

    /// <summary>Programs by their indexes.</summary>
    public static IReadOnlyList<TableProgram> Create(int seed, IEnumerable<int> indexes)
    {
        var random = indexes.Select(index => (Random: new RandomProgram(seed, index), Index: index)).ToArray();
        var programs = random.Select(item => new TableProgram(item.Index, item.Random._grammar, item.Random.Create())).ToArray();

        // A soup gets the shape by what it gives on its own: nobody has to know what that is.
        var soups = programs.Where(program => program.Grammar == Grammar.Soup).ToArray();
        var measured = ProgramBatch.Measure(
            [.. soups.Select(soup => soup with { Code = Complete(soup.Code, MeasuredFrom, MeasuredFrom) })]);
        var shapes = soups.Zip(measured).ToDictionary(pair => pair.First.Index, pair => pair.Second);
        return
        [
            .. programs.Zip(random, (program, item) =>
                shapes.TryGetValue(program.Index, out var shape)
                    ? program with { Code = item.Random.Complete(program.Code, shape) }
                    : program),
        ];
    }

    private static string Complete(string code, int rows, int columns)
    {
        return code.Replace(MoreRows, Number(rows), StringComparison.Ordinal)
            .Replace(MoreColumns, Number(columns), StringComparison.Ordinal)
            .Replace("+ -", "- ", StringComparison.Ordinal).Replace(" + 0)", ")", StringComparison.Ordinal);

        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private string Complete(string code, ModelCfgShape? shape)
    {
        if (shape is not { } measured)
            return Complete(code, 0, 0);
        var miss = Next(10) switch { < 2 => (1, 0), < 4 => (-1, 0), 4 => (0, 1), 5 => (0, -1), _ => (0, 0) };
        return Complete(code, Rows + MeasuredFrom - measured.Rows + miss.Item1, Columns + MeasuredFrom - measured.Columns + miss.Item2);
    }

    private string Create()
    {
        var body = _grammar == Grammar.Soup ? Soup() : Table();
        var name = _isNested ? "LookUpTable" : "Mine";
        var (parent, arguments) = _isNested || Chance(30)
            ? ("BaseLookUpTable", "MySpace.Spec, inputSize, classes")
            : ("MySpace.LookUpTable", "inputSize, classes");
        if (_inherited.Count > 0)
        {
            Type(
                "abstract class Parent(ImageSize inputSize, int classes) : "
                + $"{parent}({arguments})\n{{\n{string.Join("\n", _inherited)}\n}}");
            (parent, arguments) = ("Parent", "inputSize, classes");
        }

        if (_overrides.Count > 0)
            Type($"class Derived(ImageSize inputSize, int classes) : {(_isNested ? "MySpace.LookUpTable" : name)}(inputSize, classes)\n{{\n"
                + $"{string.Join("\n", _overrides)}\n}}");

        var constructor =
            _construction.Count == 0 ? string.Empty : $"public {name}(ImageSize inputSize, int classes) : base({arguments}) {{ "
            + $"{string.Join("\n", _construction)} }}\n";
        var code = $$"""
            {{constructor}}protected override InfoTable ConstructInfoTable(InfoMetric metric)
            {
            {{body}}
            }
            {{string.Join("\n", _members)}}
            """;
        var types = string.Join("\n", _types);
        return _isNested ? $"partial class MySpace\n{{\npublic partial class LookUpTable\n{{\n{code}\n}}\n}}\n{types}\n"
            : _construction.Count == 0
                ? $"class {name}(ImageSize inputSize, int classes) : {parent}({arguments})\n{{\n{code}\n}}\n{types}\n"
            : $"class {name} : {parent}\n{{\n{code}\n}}\n{types}\n";
    }

    private int Next(int end) => _random.Next(end);

    private bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>Whether something goes wrong here.</summary>
    private bool Slips(int percent = 9) => !_isCareful && Chance(percent);

    private T Pick<T>(params T[] alternatives) => alternatives[_random.Next(alternatives.Length)];

    private string Alt(params Func<string>[] alternatives) => alternatives[_random.Next(alternatives.Length)]();

    private string Name(string stem) => $"{stem}{++_names}";

    /// <summary>Whether there may be more that is unusual.</summary>
    private bool Burns(int percent = 50) => _grammar != Grammar.Core && _fuel > 0 && Chance(percent) && _fuel-- > 0;

    private string Member(string code)
    {
        _members.Add(code);
        return string.Empty;
    }

    private void Type(string code) => _types.Add(code);

    private void TypeOnce(string code)
    {
        if (!_types.Contains(code))
            _types.Add(code);
    }
}
