using System.Text.Json;
using Osnas.Experiments;

namespace Osnas.Cluster.Tests;

/// <summary>Workers, jobs and results of tests.</summary>
internal static class TestJobs
{
    /// <summary>A search.</summary>
    public static WorkOrder Order { get; } = new(
        Library.Version, "2.10.0", "Space", "fingerprint", null, new(new("cpu"), new(1, "AVX2")), JsonDocument.Parse("{}").RootElement);

    /// <summary>A board whose folder isn't there until a file comes.</summary>
    public static JobBoard CreateBoard(TimeProvider clock) =>
        new(new() { Folder = Path.Combine(Path.GetTempPath(), $"osnas-test-{Guid.NewGuid():N}") }, clock);

    /// <summary>A worker, whose id is its name.</summary>
    public static WorkerCard Worker(string name, params string[] only) => new(name, name, Library.Version, "CPU", 1, only);

    /// <summary>An evaluation in the queue.</summary>
    public static JobTicket Ticket(string id, JobKind kind = JobKind.Evaluation, string? worker = null) =>
        new(id, kind, $"\"{id}\"") { OnlyWorker = worker };

    /// <summary>A result that can be told from others.</summary>
    public static EvaluationResult Result(double fitness) => new(fitness)
    {
        Worker = new(new("CPU", "a processor"), new(1, "AVX2")),
    };

    /// <summary>What there is for a worker now.</summary>
    public static JobOffer Ask(this JobQueue queue, string worker) =>
        queue.AskAsync(worker, TimeSpan.Zero, CancellationToken.None).GetAwaiter().GetResult();
}
