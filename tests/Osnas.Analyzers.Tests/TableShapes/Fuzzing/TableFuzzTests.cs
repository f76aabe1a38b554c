using Xunit.Abstractions;

namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>
/// What the analyzer says about random programs is what happens when they run; the rule is that of
/// <see cref="ProgramBatch"/>.
/// </summary>
public sealed class TableFuzzTests(ITestOutputHelper output)
{
    private const int BatchSize = 150;
    private const int Shown = 10;
    private const double UnknownOfCore = 0.05;

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public async Task Nothing_said_about_a_random_program_is_false()
    {
        var (seed, count) = (Fuzz.Seed, Fuzz.Count(inCi: 450));
        var counts = new VerdictCounts();
        var (faults, broken) = (new List<Verdict>(), new List<TableProgram>());
        foreach (var indexes in Enumerable.Range(0, count).Chunk(BatchSize))
        {
            var verdicts = await ProgramBatch.JudgeAsync(RandomProgram.Create(seed, indexes));
            counts.Add(verdicts);
            faults.AddRange(verdicts.Where(verdict => verdict.Fault != Fault.None));
            broken.AddRange(verdicts.Where(verdict => !verdict.Compiles).Select(verdict => verdict.Program));
        }

        output.WriteLine($"fuzz: info_tables: {counts}, seed {seed}");
        foreach (var program in broken.Take(Shown))
            output.WriteLine($"not compiled: index {program.Index}: {ProgramBatch.Errors(program).First()}");

        Assert.True(faults.Count == 0, $"{counts}, seed {seed}\n\n{await ShowAsync(faults, seed)}");
        Assert.InRange(counts.NotCompiled, 0, count / 20);
        Assert.True(counts.Unknown(Grammar.Core) <= UnknownOfCore, $"Too many natural tables can't be told: {counts}, seed {seed}");
    }

    /// <summary>The faults, the shortest first, as examples that <c>Right.md</c> and <c>Wrong.md</c> can take.</summary>
    private static async Task<string> ShowAsync(IReadOnlyList<Verdict> faults, int seed)
    {
        var texts = new List<string> { $"indexes {string.Join(", ", faults.Select(verdict => verdict.Program.Index))}" };
        foreach (var fault in faults.OrderBy(verdict => verdict.Program.Code.Length).Take(Shown))
        {
            var verdict = await ProgramReducer.ReduceAsync(fault);
            texts.Add($"""
                // {verdict.Fault}, {verdict.Program.Grammar}, seed {seed}, index {verdict.Program.Index}
                // Runs: {verdict.Ran.Replace("\n", "\n// ", StringComparison.Ordinal)}
                // Said: {verdict.Said}
                {verdict.Program.Code}
                """);
        }

        return string.Join("\n\n", texts);
    }
}
