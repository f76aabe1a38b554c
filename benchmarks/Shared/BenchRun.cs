namespace Osnas.Benchmarks;

/// <summary>What a benchmark has measured.</summary>
/// <param name="Benchmark">The name of its folder.</param>
/// <param name="Parts">What each part measured when it last ran, in the order of the benchmark.</param>
internal sealed record BenchRun(string Benchmark, IReadOnlyList<BenchPart> Parts)
{
    /// <summary>The same with what a part has measured, in the place of what it measured before. Other parts stay.</summary>
    /// <param name="measured">What the part has measured.</param>
    /// <param name="order">The names of all parts of the benchmark.</param>
    public BenchRun With(BenchPart measured, IReadOnlyList<string> order)
    {
        var parts = Parts.Where(part => part.Name != measured.Name).Append(measured);
        return this with { Parts = [.. order.Join(parts, name => name, part => part.Name, (_, part) => part)] };
    }
}

/// <summary>What a part of a benchmark has measured.</summary>
/// <param name="Name">The name of the part.</param>
/// <param name="Measured">When it ended.</param>
/// <param name="Rows">Its rows of the table.</param>
/// <param name="Laws">Its scaling laws.</param>
internal sealed record BenchPart(
    string Name, DateTimeOffset Measured, IReadOnlyList<BenchRow> Rows, IReadOnlyList<ScalingRow> Laws);
