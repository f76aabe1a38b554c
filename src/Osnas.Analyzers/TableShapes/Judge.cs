using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes;

/// <summary>The verdict on a table.</summary>
/// <param name="Findings">The faults, whatever the values that are unknown at compile time.</param>
/// <param name="Unknown">The reason why there is no verdict; null if there is one.</param>
internal sealed record Verdict(IReadOnlyList<Finding> Findings, string? Unknown);

/// <summary>Compares the result of a method with the expected shape.</summary>
/// <param name="expected">The shape.</param>
internal sealed class Judge(ModelCfgShape expected)
{
    private const string Unclear = "it isn't clear where its rows come from";

    /// <summary>
    /// Judges the ways that a method can end. Which of them is taken may depend on what isn't known while compiling, so the
    /// table is wrong if all of them are; one that fails in another way, by an exception of the user's own, has no table.
    /// </summary>
    public Verdict Of(Outcome outcome)
    {
        var findings = outcome.Findings.ToList();
        var unknown = outcome.GaveUp;
        var unclear = outcome.LostTo is { } code ? $"what '{Text.Of(code)}' does isn't followed" : Unclear;
        var isRight = false;
        foreach (var result in outcome.Returns)
        {
            if (result.Sequence is not { Kind: Container.Table } table)
                unknown ??= unclear;
            else if (FindRows(table) is { } finding)
                findings.Add(finding);
            else if (table.Length is not null && table.Items.All(row => row is Sequence { Length: not null }))
                isRight = true;
            else
                unknown ??= unclear;
        }

        if (unknown is null && !isRight)
            return new(findings, null);
        return new([], findings.Count == 0 ? unknown : $"one path through it is wrong: {findings[0].Sentence}");
    }

    private Finding? FindRows(Sequence table)
    {
        if (table.Length is { } rows && rows != expected.Rows)
        {
            var (place, reason) = Blame.For(table, expected.Rows, "row");
            int? columns = rows == 0 ? 0 : (table.At(0) as Sequence)?.Length;
            var shape = columns is { } known ? $"is {new ModelCfgShape(rows, known)}" : $"has {Words.Count(rows, "row")}";
            return new(place, $"The InfoTable {shape}: {reason}");
        }

        if (table.Length is null && (table.Min > expected.Rows || table.Max < expected.Rows))
        {
            var (place, reason) = Blame.For(table, expected.Rows, "row");
            var bound = table.Max < expected.Rows ? $"at most {table.Max}" : $"at least {table.Min}";
            return new(place, $"The InfoTable has {bound} rows: {reason}");
        }

        return FindCells(table);
    }

    private Finding? FindCells(Sequence table)
    {
        foreach (var row in table.Contents.OfType<Sequence>())
        {
            // A table without rows has another number of them, which isn't known here.
            if ((row.Min <= expected.Columns && (row.Max is null || row.Max >= expected.Columns)) || table.Max == 0)
                continue;
            var (place, reason) = Blame.For(row, expected.Columns, "cell");
            var shape = row.Length is { } columns && table.Length is { } rows
                ? $"is {new ModelCfgShape(rows, columns)}"
                : "has rows of the wrong length";
            return new(place, $"The InfoTable {shape}: {reason}");
        }

        return null;
    }
}
