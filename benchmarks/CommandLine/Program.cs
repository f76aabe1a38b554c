using Osnas.Benchmarks;

// The rows of docs/performance.md about commands: the start of the quickstart's program beside a hello world, both in each form of
// a program. With the names of forms, only theirs.
BenchProgram.Run(
    "CommandLine",
    args,
    [.. ProgramForm.All.Select(form => (form.Name, (Func<IEnumerable<BenchRow>>)(() => CommandRows.Measure(form))))],
    CommandLaws.All);
