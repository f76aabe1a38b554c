using Xunit.Abstractions;

namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>What the analyzer says about random programs is what happens when they run (the rule is that of <see cref="ProgramBatch"/>).</summary>
public sealed class TableFuzzTests(ITestOutputHelper output)
{
    private const int BatchSize = 150;
    private const int Shown = 20;

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public async Task Nothing_said_about_a_random_program_is_false()
    {
        var (seed, count) = (Fuzz.Seed, Fuzz.Count(inCi: 450));
        var counts = new VerdictCounts();
        var faults = new List<Verdict>();
        var broken = new List<TableProgram>();
        foreach (var indexes in Enumerable.Range(0, count).Chunk(BatchSize))
        {
            var verdicts = await ProgramBatch.JudgeAsync(RandomProgram.Create(seed, indexes));
            counts.Add(verdicts);
            broken.AddRange(verdicts.Where(verdict => !verdict.Compiles).Select(verdict => verdict.Program));
            faults.AddRange(verdicts.Where(verdict => verdict.Fault != Fault.None));
        }

        output.WriteLine($"fuzz: info_tables: {counts}, seed {seed}");

        foreach (var program in broken.Take(Shown))
            output.WriteLine($"not compiled: index {program.Index}: {ProgramBatch.Errors(program)[0]}");

        var reduced = new List<string>();
        foreach (var verdict in faults.OrderBy(verdict => verdict.Program.Code.Length).Take(Shown))
        {
            var (program, _, _, _, fault, said, ran) = await ProgramReducer.ReduceAsync(verdict);
            reduced.Add($"// {fault}, seed {seed}, index {program.Index} ({program.Grammar}).\n// Runs: {ran.Replace("\n", "\n// ", StringComparison.Ordinal)}\n// Said: {said}\n{program.Code}");
        }

        Assert.True(faults.Count == 0, $"{counts}\nseed {seed}, indexes {string.Join(", ", faults.Select(verdict => verdict.Program.Index))}\n\n{string.Join("\n\n", reduced)}");
        Assert.InRange(counts.NotCompiled, 0, count / 20);
    }
}
