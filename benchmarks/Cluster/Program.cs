using System.CommandLine;
using Osnas.Benchmarks;

// Measures what a cluster costs beside the work, and writes the table of docs/results/cluster.md.
var workers = new Option<int>("--workers") { Description = "Simulated workers.", DefaultValueFactory = _ => 64 };
var processes = new Option<int>("--processes") { Description = "Processes that have them.", DefaultValueFactory = _ => 4 };
var candidates = new Option<int>("--candidates") { Description = "Candidates that take no time.", DefaultValueFactory = _ => 10_000 };
var rounds = new Option<int>("--rounds")
{
    Description = "Candidates of each worker that take a second. 157 rounds of 64 workers are 10,000 candidates.",
    DefaultValueFactory = _ => 20,
};
var output = new Option<string>("--output") { Description = "The file of the table.", DefaultValueFactory = _ => "artifacts/cluster.md" };
var port = new Option<int>("--port") { Description = "The coordinator's port." };
var count = new Option<int>("--count") { Description = "Workers of this process." };
var milliseconds = new Option<int>("--milliseconds") { Description = "The time that they take for a candidate." };
var work = new Command("work", "The workers of one process; started by the benchmark itself.") { port, count, milliseconds };
work.SetAction((result, cancellation) =>
    SimulatedWorkers.RunAsync(result.GetValue(port), result.GetValue(count), result.GetValue(milliseconds), cancellation));
var command = new RootCommand("What a cluster costs beside the work.") { workers, processes, candidates, rounds, output, work };
command.SetAction((result, cancellation) => Measurement.RunAsync(
    new(
        result.GetValue(workers),
        result.GetValue(processes),
        result.GetValue(candidates),
        result.GetValue(rounds),
        result.GetValue(output)!),
    cancellation));
return await command.Parse(args).InvokeAsync();
