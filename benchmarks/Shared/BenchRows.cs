using System.Text.Json;
using System.Text.Json.Serialization;

namespace Osnas.Benchmarks;

/// <summary>The rows of one run of a benchmark.</summary>
/// <param name="Benchmark">The name of its folder.</param>
/// <param name="Measured">When it ended.</param>
/// <param name="Rows">The rows.</param>
internal sealed record BenchRun(string Benchmark, DateTimeOffset Measured, IReadOnlyList<BenchRow> Rows);

/// <summary>The measured rows in artifacts/bench, from where the table takes them.</summary>
internal static class BenchRows
{
    private static readonly string Folder = Path.Combine("artifacts", "bench");

    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Writes the rows of a benchmark, in the place of those of an earlier run.</summary>
    /// <param name="benchmark">The name of its folder.</param>
    /// <param name="rows">The rows.</param>
    public static void Write(string benchmark, IEnumerable<BenchRow> rows)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(
            Path.Combine(Folder, $"{benchmark}.json"),
            JsonSerializer.Serialize(new BenchRun(benchmark, DateTimeOffset.UtcNow, [.. rows]), Json));
    }

    /// <summary>Reads what was measured, in the order of time.</summary>
    public static IReadOnlyList<BenchRun> Read() => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*.json").Select(ReadRun).OrderBy(run => run.Measured)]
        : [];

    private static BenchRun ReadRun(string file) =>
        JsonSerializer.Deserialize<BenchRun>(File.ReadAllText(file), Json) ?? throw new JsonException($"{file} is empty.");
}
