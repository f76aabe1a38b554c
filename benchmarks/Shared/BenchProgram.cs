namespace Osnas.Benchmarks;

/// <summary>A benchmark of docs/performance.md: it measures the parts that its arguments name, or all.</summary>
internal static class BenchProgram
{
    private const string Scaling = "scaling";

    /// <summary>Measures parts. Writes and prints what each measures as soon as it is known.</summary>
    /// <param name="benchmark">The name of the benchmark's folder.</param>
    /// <param name="names">The names of the parts to measure; none for all.</param>
    /// <param name="parts">The parts that measure rows, by their names.</param>
    /// <param name="laws">The scaling laws, which are the last part.</param>
    /// <exception cref="ArgumentException">There is no part of a name.</exception>
    public static void Run(
        string benchmark,
        IReadOnlyList<string> names,
        IReadOnlyList<(string Name, Func<IEnumerable<BenchRow>> Measure)> parts,
        IReadOnlyList<ScalingLaw> laws)
    {
        string[] all = [.. parts.Select(part => part.Name), Scaling];
        if (names.FirstOrDefault(name => !all.Contains(name)) is { } unknown)
            throw new ArgumentException($"{benchmark} has no part '{unknown}'; its parts are {string.Join(", ", all)}.");
        foreach (var (name, measure) in parts.Where(part => IsChosen(part.Name)))
            Write(name, [.. measure().Select(Print)], []);
        if (IsChosen(Scaling))
            Write(Scaling, [], [.. laws.Select(law => Print(law.MeasureAll()))]);

        bool IsChosen(string name) => names is [] || names.Contains(name);

        void Write(string name, BenchRow[] rows, ScalingRow[] measured) =>
            BenchRuns.Write(benchmark, new(name, DateTimeOffset.UtcNow, rows, measured), all);
    }

    private static BenchRow Print(BenchRow row)
    {
        string[] numbers = [RowText.Ours(row), RowText.Theirs(row), RowText.Ratio(row)];
        Console.WriteLine(
            $"{row.What}: {string.Join(", ", numbers.Where(number => number.Length > 0))}; to reach: {row.Target}. {row.Note}");
        return row;
    }

    private static ScalingRow Print(ScalingRow row)
    {
        var values = row.Sizes.Zip(row.Values, (size, value) => $"{size}: {RowText.Number(value)}");
        Console.WriteLine($"{row.What}, by {row.Of}, in {row.Unit}: {string.Join(", ", values)}");
        return row;
    }
}
