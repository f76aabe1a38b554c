using Orleans;
using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>What a worker tells of itself when it joins.</summary>
/// <param name="Id">Its id, drawn anew by each process: a worker that is started again is another one.</param>
/// <param name="Name">The name that the user knows it by; the name of the machine if none was given. Several may have one name.</param>
/// <param name="Version">The version of Osnas.</param>
/// <param name="Device">The device that it works on, in words.</param>
/// <param name="Threads">The number of threads that it works with.</param>
/// <param name="Only">The kinds of jobs that it takes, by the names of <see cref="JobKindNames"/>; empty for all.</param>
[GenerateSerializer, Immutable, Alias("osnas.worker-card")]
internal sealed record WorkerCard(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Version,
    [property: Id(3)] string Device,
    [property: Id(4)] int Threads,
    [property: Id(5)] string[] Only);

/// <summary>The names of the kinds of jobs, as <c>--only</c> has them.</summary>
internal static class JobKindNames
{
    private static readonly Dictionary<JobKind, string> Names = new()
    {
        [JobKind.Evaluation] = "evaluate",
        [JobKind.Training] = "train",
        [JobKind.Latency] = "latency",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All => Names.Values;

    /// <summary>The name of a kind.</summary>
    public static string Of(JobKind kind) => Names[kind];

    /// <summary>The kind of a name; null if no kind has it.</summary>
    public static JobKind? Find(string name) => Names.Where(pair => pair.Value == name).Select(pair => (JobKind?)pair.Key).FirstOrDefault();
}
