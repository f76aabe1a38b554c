using Osnas.Samples;

namespace Osnas.Benchmarks;

/// <summary>Architectures that proxies are measured on, with their accuracies and the values that are known.</summary>
/// <param name="Judge">All accuracies.</param>
/// <param name="Rows">The architectures.</param>
/// <param name="Measurements">The values.</param>
/// <param name="BatchSize">The images of a measurement.</param>
/// <param name="Folder">The folder of the files.</param>
internal sealed record Measured(
    NasBenchTable Judge, IReadOnlyList<NasBenchRow> Rows, Measurements Measurements, int BatchSize, string Folder)
{
    /// <summary>The architectures.</summary>
    public Architecture[] Architectures { get; } = [.. Rows.Select(row => row.Architecture)];

    /// <summary>Opens the files of a folder, with the first architectures of an order by seed.</summary>
    public static Measured Open(int batchSize, int count, string folder)
    {
        Directory.CreateDirectory(folder);
        var judge = NasBenchTable.Read(Path.Combine(AppContext.BaseDirectory, "nas-bench-macro.csv.gz"));
        NasBenchRow[] rows = [.. judge.Rows.OrderBy(row => string.Concat(row.Architecture), StringComparer.Ordinal)];
        new Random(0).Shuffle(rows);
        return new(judge, rows[..count], new(Path.Combine(folder, $"values-{batchSize}.csv")), batchSize, folder);
    }

    /// <summary>The file of a table.</summary>
    public string Locate(string table) => Path.Combine(Folder, $"{table}-{BatchSize}.md");
}
