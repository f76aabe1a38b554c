using System.Text.Json;
using System.Text.Json.Serialization;

namespace Osnas.Benchmarks;

/// <summary>What was measured, in a file of artifacts/bench for each benchmark. The table takes it from there.</summary>
internal static class BenchRuns
{
    private static readonly string Folder = Path.Combine("artifacts", "bench");

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes what a part has measured, in the place of what it measured before. Other parts stay.</summary>
    /// <param name="benchmark">The name of the benchmark's folder.</param>
    /// <param name="part">What the part has measured.</param>
    /// <param name="order">The names of all parts of the benchmark.</param>
    public static void Write(string benchmark, BenchPart part, IReadOnlyList<string> order)
    {
        var file = Path.Combine(Folder, $"{benchmark}.json");
        var before = File.Exists(file) ? Read(file) : new(benchmark, []);
        Directory.CreateDirectory(Folder);
        File.WriteAllText(file, JsonSerializer.Serialize(before.With(part, order), Json));
    }

    /// <summary>Reads what was measured, the benchmarks in the order of time.</summary>
    public static IReadOnlyList<BenchRun> Read() => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*.json").Select(Read).OrderBy(run => run.Parts.Min(part => part.Measured))]
        : [];

    private static BenchRun Read(string file) =>
        JsonSerializer.Deserialize<BenchRun>(File.ReadAllText(file), Json) ?? throw new JsonException($"{file} is empty.");
}
