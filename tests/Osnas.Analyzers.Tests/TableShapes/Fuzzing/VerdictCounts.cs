using System.Globalization;

namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>What a run of the fuzzer found.</summary>
internal sealed class VerdictCounts
{
    private readonly List<Item> _items = [];

    /// <summary>Programs that are none.</summary>
    public int NotCompiled => _items.Count(item => !item.Compiles);

    public void Add(IEnumerable<Verdict> verdicts) =>
        _items.AddRange(
            verdicts.Select(verdict => new Item(verdict.Program.Grammar, verdict.Compiles, verdict.Word, verdict.Fate, verdict.Fault)));

    /// <summary>The share of a grammar's programs of which the analyzer can't tell.</summary>
    public double Unknown(Grammar grammar) => _items
        .Where(item => item.Compiles && item.Grammar == grammar)
        .Select(item => item.Word == Word.CannotTell ? 1.0 : 0.0)
        .DefaultIfEmpty().Average();

    public override string ToString()
    {
        var shares = string.Join(
            ", ",
            Enum.GetValues<Grammar>().Select(grammar => string.Create(CultureInfo.InvariantCulture, $"{grammar} {Unknown(grammar):P1}")));
        return $"{_items.Count} programs, {NotCompiled} not compiled; "
            + $"{Count(Fate.Right)} right, {Count(Fate.WrongShape)} wrong, {Count(Fate.Fails)} failing, {Count(Fate.Endless)} endless; "
            + $"{Count(Word.Error)} OSNAS0301, {Count(Word.CannotTell)} OSNAS0302 ({shares}), {Count(Word.Nothing)} silent; "
            + $"{Count(Fault.FalseError)} false errors, {Count(Fault.Silence)} misses, {Count(Fault.SilenceLater)} misses of a later "
                + $"metric, "
            + $"{Count(Fault.Crash)} crashes";
    }

    private int Count(object value) =>
        _items.Count(item => item.Compiles && (value.Equals(item.Word) || value.Equals(item.Fate) || value.Equals(item.Fault)));

    private sealed record Item(Grammar Grammar, bool Compiles, Word Word, Fate Fate, Fault Fault);
}
