using Osnas.Benchmarks;

// Prints what the benchmarks measured, as one table. With the names of benchmarks, only theirs; without any, all of it, and it
// becomes docs/performance.md.
var runs = BenchRuns.Read();
if (args is [])
    PerformancePage.Write(Path.Combine("docs", "performance.md"), runs);
else
    runs = [.. runs.Where(run => args.Contains(run.Benchmark))];
ConsoleTable.Write([.. runs.SelectMany(run => run.Parts)]);
