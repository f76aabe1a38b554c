using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>A worker as the board knows it.</summary>
/// <param name="card">What it told of itself.</param>
/// <param name="name">Its name in messages, which no other worker has.</param>
/// <param name="now">The time.</param>
internal sealed class BoardWorker(WorkerCard card, string name, long now)
{
    public WorkerCard Card { get; } = card;

    public string Name { get; } = name;

    /// <summary>When it joined.</summary>
    public long Joined { get; } = now;

    /// <summary>When it was last heard of.</summary>
    public long Seen { get; set; } = now;

    /// <summary>Since when it does what it does, or nothing.</summary>
    public long Since { get; private set; } = now;

    /// <summary>Whether it has left by itself.</summary>
    public bool HasLeft { get; set; }

    /// <summary>What it does; null if nothing.</summary>
    public Lease? Lease { get; private set; }

    /// <summary>Whether a job was given to another worker because this one wasn't heard of.</summary>
    public bool WasGivenUp { get; set; }

    /// <summary>The number of jobs of each kind that it finished.</summary>
    public Dictionary<JobKind, int> Done { get; } = [];

    /// <summary>The number of times that it failed on a job.</summary>
    public int Failed { get; private set; }

    /// <summary>The jobs that it failed on since its last success.</summary>
    public HashSet<string> FailedInARow { get; } = [];

    /// <summary>The time that it held leases, in ticks of the clock, without that of the current one.</summary>
    public long Busy { get; private set; }

    /// <summary>Whether it takes jobs of a kind.</summary>
    public bool Takes(JobKind kind) => Card.Only.Length == 0 || Card.Only.Contains(JobKindNames.Of(kind));

    /// <summary>It did a job.</summary>
    public void Succeed(JobKind kind)
    {
        Done[kind] = Done.GetValueOrDefault(kind) + 1;
        FailedInARow.Clear();
    }

    /// <summary>It failed on a job.</summary>
    public void Fail(string job)
    {
        Failed++;
        FailedInARow.Add(job);
    }

    /// <summary>It begins a job.</summary>
    public void Begin(Lease lease) => (Lease, Since) = (lease, lease.Begin);

    /// <summary>It ends a job, in whichever way.</summary>
    public void End(long now)
    {
        Busy += Lease is { } lease ? now - lease.Begin : 0;
        (Lease, Since) = (null, now);
    }
}
