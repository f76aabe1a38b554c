using System.Globalization;

namespace Osnas.Data;

/// <summary>What the values of a column say of whether they are labels.</summary>
internal sealed class ColumnSummary
{
    private const int FewRows = 20;
    private const int MaxShown = 3;

    private readonly string[] _values;
    private readonly bool _isText;
    private readonly bool _isWhole;
    private readonly float _least;
    private readonly float _greatest;

    private ColumnSummary(string[] values, IReadOnlyCollection<float> numbers, bool isText, long rows)
    {
        (_values, _isText) = (values, isText);
        _isWhole = !isText && numbers.All(TableCell.IsWhole);
        (_least, _greatest) = isText ? (0, 0) : (numbers.Min(), numbers.Max());
        var repeats = values.Length < rows && (values.Length <= rows / 2 || rows < FewRows);
        var isDense = _isWhole && _least is 0 or 1 && values.Length * 2 > _greatest - _least + 1;
        Likeness = values.Length < 2 || (!isText && !isDense && !(_isWhole && AreNoPixels())) ? LabelLikeness.None
            : repeats ? LabelLikeness.Labels
            : rows < FewRows ? LabelLikeness.Perhaps
            : LabelLikeness.None;
    }

    /// <summary>
    /// How much the column looks like labels: few whole numbers from 0 or 1 with hardly a gap, or those that pixels don't have,
    /// or names, each on several lines.
    /// </summary>
    public LabelLikeness Likeness { get; }

    /// <summary>Whether whole numbers are none of 8-bit pixels: codes of classes, or -1 and 1 for two classes.</summary>
    private bool AreNoPixels() => _greatest > byte.MaxValue || (_least == -1 && _greatest == 1 && _values.Length == 2);

    /// <summary>Summarizes a column.</summary>
    public static ColumnSummary Of(Table table, int column)
    {
        var isText = table.Texts.ContainsKey(column);
        var numbers = isText ? [] : table.Rows.Select(row => row[column]).ToHashSet();
        string[] values = isText
            ? [.. Enumerable.Range(0, table.Rows.Count)
                .Select(row => table.Text(row, column))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)]
            : [.. numbers.Order().Select(TableCell.Text)];
        return new(values, numbers, isText, table.Rows.Count);
    }

    /// <summary>The values in words, as <c>has the values 0 and 255</c>.</summary>
    public override string ToString() => _values switch
    {
        [var only] => $"is {TableCell.Show(only)} on each line",
        { Length: <= MaxShown } =>
            $"has the values {string.Join(", ", _values[..^1].Select(TableCell.Show))} and {TableCell.Show(_values[^1])}",
        _ => $"has {NumberText.Exact(_values.Length)} "
            + $"{(_isText ? "texts" : _isWhole ? "whole numbers" : "numbers")} "
            + $"from {TableCell.Show(_values[0])} to {TableCell.Show(_values[^1])}",
    };
}
