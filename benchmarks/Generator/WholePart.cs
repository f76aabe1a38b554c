namespace Osnas.Benchmarks;

/// <summary>
/// The compilation of a project with many spaces, beside that of the same project without Osnas's generator and analyzers.
/// </summary>
internal static class WholePart
{
    private const double MostSeconds = 1.0;
    private const double MostMegabytes = 40;

    public static IEnumerable<BenchRow> Run(int runs)
    {
        string[] sources = [.. Enumerable.Range(0, Sources.Spaces).Select(index => Sources.Space(index))];
        var (ours, theirs) = (new CompilerRun[runs], new CompilerRun[runs]);
        for (var run = 0; run < runs; run++)
        {
            ours[run] = CompilerRun.Of(sources, Toolchain.Osnas);
            theirs[run] = CompilerRun.Of(sources, []);
        }

        yield return Row("time", "s", $"+ <= {MostSeconds:F1} s", MostSeconds, run => run.Seconds);
        yield return Row("processor time", "s", $"+ <= {MostSeconds:F1} s", MostSeconds, run => run.Processor);
        yield return Row("memory", "MB", $"+ <= {MostMegabytes} MB", MostMegabytes, run => run.Megabytes);

        BenchRow Row(string what, string unit, string target, double most, Func<CompilerRun, double> value)
        {
            var (own, other) = (ours.Select(value).ToArray(), theirs.Select(value).ToArray());
            var more = Quantile.Of([.. own.Zip(other, (mine, plain) => mine - plain)], 0.5);
            return new(
                $"{what} of a compilation, {Sources.Spaces} spaces of 22 x 9", "the same without Osnas", unit, Quantile.Of(own, 0.5),
                Quantile.Of(other, 0.5), Ratio: null, target, more <= most, FormattableString.Invariant($"+ {more:F2} {unit}"));
        }
    }
}
