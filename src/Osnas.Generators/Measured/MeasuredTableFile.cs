using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using Osnas.Generators.Json;

namespace Osnas.Generators.Measured;

/// <summary>The file of a measured table, as <c>table --metric latency --output</c> writes it.</summary>
internal sealed class MeasuredTableFile
{
    private static readonly ConditionalWeakTable<SourceText, MeasuredTableFile> Files = new();

    private readonly JsonNode? _root;
    private readonly List<JsonFault> _faults = [];

    private MeasuredTableFile(string text)
    {
        (_root, var syntax) = JsonParser.Parse(text);
        if (syntax is { } fault)
            _faults.Add(fault with { Message = $"this isn't JSON: {fault.Message}" });
        else if (_root!.Members is null)
            _faults.Add(new(_root.Span, $"this is {_root}, not the object that 'table --metric latency --output' writes"));
        else
            Table = Read();
    }

    /// <summary>The table; null if the file isn't one.</summary>
    public MeasuredTable? Table { get; }

    /// <summary>The faults of the file itself, for any space.</summary>
    public IReadOnlyList<JsonFault> Faults => _faults;

    /// <summary>Gets the content of a file, which is cached until its text changes.</summary>
    public static MeasuredTableFile Of(SourceText text) => Files.GetValue(text, key => new(key.ToString()));

    /// <summary>Reads the text of a file.</summary>
    public static MeasuredTableFile Parse(string text) => new(text);

    /// <summary>Finds the reasons why the file isn't the table of a space.</summary>
    public IEnumerable<JsonFault> FindFaults(SearchSpaceSpec spec) =>
        Table is null ? Faults : Table.FindFaults(spec, spec.InputSize).Select(fault => new JsonFault(Locate(fault), fault.Message));

    private TextSpan Locate(MeasuredTableFault fault)
    {
        var node = _root!.Members![fault.Member];
        if (fault.Row is { } row)
            node = node.Items![row];
        if (fault.Column is { } column)
            node = node.Items![column];
        return node.Span;
    }

    private MeasuredTable? Read()
    {
        var metric = ReadText(TableMembers.Metric);
        if (metric is not (null or { Value: "latency" }))
            _faults.Add(new(metric.Span, $"its metric is {metric}, not 'latency'"));
        var (space, fingerprint) = (ReadText(TableMembers.Space), ReadText(TableMembers.Fingerprint));
        var (inputSize, classes) = (ReadSize(TableMembers.InputSize), ReadInteger(TableMembers.Classes));
        var rows = ReadRows();
        var fixedStages = Find(TableMembers.Base, "a number", node => node.Value is double);
        return _faults.Count > 0
            ? null
            : new((string)space!.Value!, (string)fingerprint!.Value!, inputSize, classes, rows, (double)fixedStages!.Value!);
    }

    private JsonNode? ReadText(string member) => Find(member, "a text", node => node.Value is string);

    private int ReadInteger(string member) =>
        Find(member, "a whole number", IsWhole) is { Value: double value } ? (int)value : 0;

    private ImageSize ReadSize(string member) =>
        Find(member, "a whole number, or [height, width]", node => IsWhole(node) || IsPair(node)) switch
        {
            { Items: { } sides } => new ImageSize(Whole(sides[0]), Whole(sides[1])),
            { } side => (ImageSize)Whole(side),
            null => default,
        };

    private static int Whole(JsonNode node) => (int)(double)node.Value!;

    private static bool IsPair(JsonNode node) => node.Items is { Count: 2 } sides && sides.All(IsWhole);

    private static bool IsWhole(JsonNode node) =>
        node.Value is >= 0.0 and <= int.MaxValue and double number && number == Math.Floor(number);

    private EquatableArray<EquatableArray<double>> ReadRows() =>
        new((Find(TableMembers.Rows, "an array of rows", node => node.Items is not null)?.Items ?? [])
            .Select((row, index) => new EquatableArray<double>(ReadRow(row, index))));

    private IEnumerable<double> ReadRow(JsonNode row, int index)
    {
        if (row.Items is null)
            _faults.Add(new(row.Span, $"row {index} is {row}, not an array of times"));
        foreach (var cell in row.Items ?? [])
        {
            if (cell.Value is not double && !cell.IsNull)
            {
                var fault = $"a cell of row {index} is {cell}, not a time in milliseconds, or null for a candidate that isn't allowed";
                _faults.Add(new(cell.Span, fault));
            }

            yield return cell.Value as double? ?? double.NaN;
        }
    }

    private JsonNode? Find(string member, string expected, Func<JsonNode, bool> isExpected)
    {
        if (!_root!.Members!.TryGetValue(member, out var node))
            _faults.Add(new(_root.Span, $"it has no '{member}'; write the file with 'table --metric latency --output'"));
        else if (isExpected(node))
            return node;
        else
            _faults.Add(new(node.Span, $"'{member}' is {node}, not {expected}"));
        return null;
    }
}
