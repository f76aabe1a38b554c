using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Compares what a method returns with the shape that it should have.</summary>
/// <param name="expected">The shape.</param>
internal sealed class Judge(ModelCfgShape expected)
{
    private const string Unclear = "where its rows come from isn't clear";

    /// <summary>What is wrong with each return, and why some can't be judged.</summary>
    /// <returns>The findings; and the reason, null if all can be judged.</returns>
    public (IReadOnlyList<Finding> Findings, string? Unknown) Of(Outcome outcome)
    {
        var findings = outcome.Findings.ToList();
        var unknown = outcome.GaveUp;
        foreach (var result in outcome.Returns)
        {
            if (result.Sequence is not { IsTable: true } table)
                unknown ??= Unclear;
            else if (FindRows(table) is { } finding)
                findings.Add(finding);
            else
                unknown ??= table.Length is null || !table.Items.All(row => row is Sequence { Length: not null }) ? Unclear : null;
        }

        return (findings, unknown);
    }

    private Finding? FindRows(Sequence table)
    {
        if (table.Length is { } rows && rows != expected.Rows)
        {
            var (place, reason) = Blame.For(table, expected.Rows, "row");
            int? columns = rows == 0 ? 0 : (table.At(0) as Sequence)?.Length;
            var shape = columns is { } known ? $"is {new ModelCfgShape(rows, known)}" : $"has {Words.Count(rows, "row")}";
            return new(place, $"The info_table {shape}: {reason}");
        }

        if (table.Length is null && (table.Min > expected.Rows || table.Max < expected.Rows))
        {
            var (place, reason) = Blame.For(table, expected.Rows, "row");
            var bound = table.Max < expected.Rows ? $"at most {table.Max}" : $"at least {table.Min}";
            return new(place, $"The info_table has {bound} rows: {reason}");
        }

        return FindCells(table);
    }

    private Finding? FindCells(Sequence table)
    {
        foreach (var row in (table.Length is null ? [table.Element] : table.Items.AsEnumerable()).OfType<Sequence>())
        {
            if (row.Min <= expected.Columns && (row.Max is null || row.Max >= expected.Columns))
                continue;
            var (place, reason) = Blame.For(row, expected.Columns, "cell");
            var shape = row.Length is { } columns && table.Length is { } rows ? $"is {new ModelCfgShape(rows, columns)}" : "has rows of another length";
            return new(place, $"The info_table {shape}: {reason}");
        }

        return null;
    }
}
