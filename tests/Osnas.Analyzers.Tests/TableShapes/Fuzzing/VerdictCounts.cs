namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>What a run of the fuzzer found.</summary>
internal sealed class VerdictCounts
{
    private readonly List<(Grammar Grammar, bool Compiles, Word Word, Fate Fate, Fault Fault)> _verdicts = [];

    /// <summary>Programs that are none.</summary>
    public int NotCompiled => _verdicts.Count(verdict => !verdict.Compiles);

    public void Add(IEnumerable<Verdict> verdicts) =>
        _verdicts.AddRange(verdicts.Select(verdict => (verdict.Program.Grammar, verdict.Compiles, verdict.Word, verdict.Fate, verdict.Fault)));

    /// <summary>The share of a grammar's programs of which the analyzer can't tell.</summary>
    public double Unknown(Grammar grammar)
    {
        var all = _verdicts.Where(verdict => verdict.Compiles && verdict.Grammar == grammar).ToArray();
        return all.Length == 0 ? 0 : (double)all.Count(verdict => verdict.Word == Word.CannotTell) / all.Length;
    }

    public override string ToString()
    {
        int Count(Func<(Grammar Grammar, bool Compiles, Word Word, Fate Fate, Fault Fault), bool> predicate) => _verdicts.Count(verdict => verdict.Compiles && predicate(verdict));
        return FormattableString.Invariant(
            $"{_verdicts.Count} programs, {NotCompiled} not compiled, {Count(v => v.Fate == Fate.Right)} right, {Count(v => v.Fate == Fate.WrongShape)} wrong, {Count(v => v.Fate == Fate.Fails)} failing, {Count(v => v.Fate == Fate.Endless)} endless; {Count(v => v.Word == Word.Error)} OSNAS0301, {Count(v => v.Word == Word.CannotTell)} OSNAS0302 ({string.Join(", ", Enum.GetValues<Grammar>().Select(grammar => FormattableString.Invariant($"{grammar} {Unknown(grammar):P1}")))}), {Count(v => v.Word == Word.Nothing)} silent; {Count(v => v.Fault == Fault.FalseError)} false errors, {Count(v => v.Fault == Fault.Silence)} misses, {Count(v => v.Fault == Fault.SilenceLater)} misses of a later metric, {Count(v => v.Fault == Fault.Crash)} crashes");
    }
}
