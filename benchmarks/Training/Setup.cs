using System.Globalization;

namespace Osnas.Benchmarks;

/// <summary>What all parts of the benchmark share.</summary>
/// <param name="Peer">PyTorch; null where it isn't installed.</param>
/// <param name="Threads">The threads of torch, of both sides.</param>
/// <param name="Effort">How many pairs are measured: 1 for the table, less for a look.</param>
internal sealed record Setup(Peer? Peer, int Threads, double Effort)
{
    /// <summary>The variable that says how threads of OpenMP wait for work.</summary>
    public const string WaitPolicyVariable = "OMP_WAIT_POLICY";

    /// <summary>How threads of OpenMP wait for work; null for the default.</summary>
    public static string? WaitPolicy { get; } = Environment.GetEnvironmentVariable(WaitPolicyVariable)?.ToLowerInvariant();

    /// <summary>The peer in a row.</summary>
    public string PeerName => $"PyTorch {Peer?.Version}, channels-last";

    /// <summary>A number of pairs, by the effort.</summary>
    public int Pairs(int pairs) => Math.Max(3, (int)(pairs * Effort));

    /// <summary>A row about a ratio to the peer.</summary>
    /// <param name="what">What is measured.</param>
    /// <param name="measured">Both sides.</param>
    /// <param name="atLeast">The ratio theirs / ours to reach.</param>
    /// <param name="note">What a reader has to know besides.</param>
    public BenchRow FasterThanPeer(string what, Comparison measured, double atLeast, string note) => new(
        $"{what}, threads: {Threads}, {WaitPolicyVariable} {WaitPolicy ?? "not set"}",
        PeerName,
        "ms",
        measured.Ours,
        measured.Theirs,
        measured.Wall,
        string.Create(CultureInfo.InvariantCulture, $">= {atLeast}"),
        measured.Wall.Median >= atLeast,
        note);

    /// <summary>A row that can't be measured here.</summary>
    public static BenchRow WithoutPeer(string what, string target) =>
        new(what, "no peer installed", "ms", double.NaN, null, null, target, Reached: false, "Install Debian's package python3-torch.");
}
