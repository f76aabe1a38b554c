using System.Globalization;
using Osnas.LookUpTables;

namespace Osnas.Benchmarks;

/// <summary>
/// The page docs/performance.md: the command, the machine, the date, the table, the scaling laws, and links to the pages of
/// docs/performance, which people write.
/// </summary>
internal static class PerformancePage
{
    public static void Write(string file, IReadOnlyList<BenchRun> runs)
    {
        if (runs is [])
            throw new InvalidOperationException("No benchmark has written rows to artifacts/bench; run ./build.sh bench.");
        BenchPart[] parts = [.. runs.SelectMany(run => run.Parts)];
        BenchRow[] rows = [.. parts.SelectMany(part => part.Rows)];
        string[] lines =
        [
            "# Performance",
            string.Empty,
            "What Osnas costs, measured beside its peers. `./build.sh bench` measures all rows and writes this page. The rows below are "
            + "those of:",
            string.Empty,
            "```",
            .. runs.Select(run => $"./build.sh bench {run.Benchmark}"),
            "```",
            string.Empty,
            $"{DescribeDates(parts)}, {DescribeMachine()}.",
            string.Empty,
            $"{rows.Count(row => row.Reached)} of {rows.Length} targets are reached. Numbers are medians, with the quartiles of "
                + "ratios in parentheses. Both sides of a ratio are measured in turn (A B A B ...) in one run.",
            string.Empty,
            "| what | against | Osnas | peer | ratio | to reach | reached |",
            "|---|---|---:|---:|---:|---|---|",
            .. rows.Select(Describe),
            string.Empty,
            .. DescribeNotes(rows),
            .. DescribeLaws([.. parts.SelectMany(part => part.Laws)]),
            .. DescribePages(Path.ChangeExtension(file, null)),
        ];
        File.WriteAllText(file, string.Join('\n', lines).TrimEnd('\n') + '\n');
    }

    private static string DescribeDates(BenchPart[] parts)
    {
        string[] days = [.. parts.Select(part => part.Measured.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Order()];
        return days[0] == days[^1] ? days[0] : $"{days[0]} to {days[^1]}";
    }

    private static string DescribeMachine()
    {
        const double Gigabyte = 1 << 30;
        var machine = MeasuringDevice.Current();
        var allocator = Path.GetFileName(Environment.GetEnvironmentVariable("LD_PRELOAD")) is { Length: > 0 } preloaded
            ? preloaded
            : "the allocator of the system";
        var threads = Environment.GetEnvironmentVariable("OMP_NUM_THREADS") ?? $"{machine.Cores}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{machine.Processor}, {machine.Cores} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gigabyte:F0} GiB, "
            + $"{machine.OperatingSystem}, {machine.Runtime}, libtorch {machine.Torch}, {allocator}, threads: {threads}");
    }

    private static string Describe(BenchRow row) => "| " + string.Join(
        " | ",
        new[]
        {
            row.What, row.Against, RowText.Ours(row), RowText.Theirs(row), RowText.Ratio(row), row.Target, RowText.Mark(row),
        }.Select(Escape)) + " |";

    private static IEnumerable<string> DescribeNotes(BenchRow[] rows)
    {
        string[] notes = [.. rows.Where(row => row.Note is not null).Select(row => $"- {Escape(row.What)}: {Escape(row.Note!)}")];
        return notes is [] ? [] : [.. notes, string.Empty];
    }

    private static IEnumerable<string> DescribeLaws(ScalingRow[] laws) => laws is []
        ? []
        :
        [
            "## Scaling laws",
            string.Empty,
            "How times and memory grow with a size n, as a power of it. The exponent is that of a least-squares fit of the logarithms. "
            + "The deviation is the largest one of a measured value from the fit.",
            string.Empty,
            .. laws.Select(law => $"- {Escape(LawText.Describe(law))}"),
            string.Empty,
        ];

    private static IEnumerable<string> DescribePages(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var pages = Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(file =>
            $"- [{File.ReadLines(file).First().TrimStart('#', ' ')}]({Path.GetFileName(folder)}/{Path.GetFileName(file)})");
        return ["Profiles, attempts with their numbers, and what bounds the rows:", string.Empty, .. pages];
    }

    /// <summary>The text where Markdown could read it as the edge of a cell or as a tag.</summary>
    private static string Escape(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
