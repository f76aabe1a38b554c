using System.Globalization;
using Osnas.LookUpTables;

namespace Osnas.Benchmarks;

/// <summary>
/// The page docs/performance.md: the command, the machine, the date, the table, and links to the pages of docs/performance, which
/// people write.
/// </summary>
internal static class PerformancePage
{
    public static void Write(string file, IReadOnlyList<BenchRun> runs)
    {
        if (runs is [])
            throw new InvalidOperationException("No benchmark has written rows to artifacts/bench; run ./build.sh bench.");
        BenchRow[] rows = [.. runs.SelectMany(run => run.Rows)];
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
            $"{DescribeDates(runs)}, {DescribeMachine()}.",
            string.Empty,
            $"{rows.Count(row => row.Reached)} of {rows.Length} targets are reached. Numbers are medians, with the quartiles of "
                + "ratios in parentheses. Both sides of a ratio are measured in turn (A B A B ...) in one run.",
            string.Empty,
            "| what | against | Osnas | peer | ratio | to reach | reached |",
            "|---|---|---:|---:|---:|---|---|",
            .. rows.Select(Describe),
            string.Empty,
            .. DescribeNotes(rows),
            .. DescribePages(Path.ChangeExtension(file, null)),
        ];
        File.WriteAllText(file, string.Join('\n', lines).TrimEnd('\n') + '\n');
    }

    private static string DescribeDates(IReadOnlyList<BenchRun> runs)
    {
        var (first, last) = (Day(runs[0]), Day(runs[^1]));
        return first == last ? first : $"{first} to {last}";

        static string Day(BenchRun run) => run.Measured.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
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
