using Osnas.Benchmarks;

// The rows of docs/performance.md about commands: the start of the quickstart's program beside a hello world, both built, both
// published with ReadyToRun, and both compiled ahead of time. Arguments choose some of these forms: built, ready, native.
ProgramForm[] forms = [.. ProgramForm.All.Where(form => args is [] || args.Contains(form.Name))];
BenchRows.Write("CommandLine", [.. forms.SelectMany(CommandRows.Measure)]);
