namespace Osnas.Benchmarks;

/// <summary>
/// The first run of the generator and the analyzers in a process, beside the generator of System.Text.Json in the same
/// compilation. They run in turn first and second, since the first one pays for what both use.
/// </summary>
internal static class ColdPart
{
    private const double MostMilliseconds = 150;
    private const double MostRatio = 2;

    public static IEnumerable<BenchRow> Run(int runs)
    {
        string[] sources = [Sources.Space(0), Sources.Json];
        var reports = Enumerable.Range(0, runs)
            .Select(
                run => CompilerRun.Of(sources, run % 2 == 0 ? [.. Toolchain.Osnas, Toolchain.Json] : [Toolchain.Json, .. Toolchain.Osnas]))
            .ToArray();
        var (generator, analyzers, json) =
            (Times(reports, "Osnas.Generators"), Times(reports, "Osnas.Analyzers"), Times(reports, "System.Text.Json.SourceGeneration"));
        var ours = generator.Zip(analyzers, (first, second) => first + second).ToArray();
        var ratio = Ratio.Of(ours.Zip(json, (own, other) => own / other).ToArray());
        yield return new(
            "generator + analyzers, cold, one 22 x 9 space", "System.Text.Json's generator, a class of 22 properties", "ms",
            Quantile.Of(ours, 0.5), Quantile.Of(json, 0.5), ratio, $"<= {MostRatio} times, <= {MostMilliseconds} ms",
            ratio.Median <= MostRatio && Quantile.Of(ours, 0.5) <= MostMilliseconds,
            FormattableString.Invariant($"generator {Quantile.Of(generator, 0.5):F0} ms, analyzers {Quantile.Of(analyzers, 0.5):F0} ms"));
    }

    private static double[] Times(CompilerRun[] runs, string assembly) => [.. runs.Select(run => run.Of(assembly))];
}
