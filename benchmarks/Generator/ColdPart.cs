namespace Osnas.Benchmarks;

/// <summary>
/// The first run of the generator and the analyzers in a process, beside the generator of System.Text.Json in the same
/// compilation. The first one pays for what both use. So each is first in one run of a pair, and second in the other: a pair counts
/// with the means of its two runs.
/// </summary>
internal static class ColdPart
{
    private const double MostMilliseconds = 150;
    private const double MostRatio = 2;

    public static IEnumerable<BenchRow> Run(int runs)
    {
        string[] sources = [Sources.Space(0), Sources.Json];
        (CompilerRun First, CompilerRun Second)[] pairs =
        [
            .. Enumerable.Range(0, (runs + 1) / 2).Select(_ => (
                CompilerRun.Of(sources, [.. Toolchain.Osnas, Toolchain.Json]),
                CompilerRun.Of(sources, [Toolchain.Json, .. Toolchain.Osnas]))),
        ];
        var (generator, analyzers, json) =
            (Times(pairs, "Osnas.Generators"), Times(pairs, "Osnas.Analyzers"), Times(pairs, "System.Text.Json.SourceGeneration"));
        var ours = generator.Zip(analyzers, (first, second) => first + second).ToArray();
        var ratio = Ratio.Of(ours.Zip(json, (own, other) => own / other).ToArray());
        yield return new(
            "generator + analyzers, cold, one 22 x 9 space", "System.Text.Json's generator, a class of 22 properties", "ms",
            Quantile.Of(ours, 0.5), Quantile.Of(json, 0.5), ratio, $"<= {MostRatio} times, <= {MostMilliseconds} ms",
            ratio.Median <= MostRatio && Quantile.Of(ours, 0.5) <= MostMilliseconds,
            FormattableString.Invariant($"generator {Quantile.Of(generator, 0.5):F0} ms, analyzers {Quantile.Of(analyzers, 0.5):F0} ms"));
    }

    private static double[] Times((CompilerRun First, CompilerRun Second)[] pairs, string assembly) =>
        [.. pairs.Select(pair => (pair.First.Of(assembly) + pair.Second.Of(assembly)) / 2)];
}
