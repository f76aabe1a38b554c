using Osnas.Samples;

namespace Osnas.Benchmarks;

/// <summary>The tables of FLOPs and parameters of FBNet-S, at its own size and at another one.</summary>
internal static class TableRows
{
    /// <summary>What OSNASLib takes for its tables, on the machine of this table.</summary>
    private const double OsnasLibSeconds = 0.365;

    public static IEnumerable<BenchRow> Measure()
    {
        const string Against = "OSNASLib, measured once";
        var theirs = OsnasLibSeconds * 1000;
        var declared = Stopwatches.Median(() => Read(FBNetS.LookUpTable.Create()));
        yield return new(
            "FBNet-S: FLOPs and parameters of all candidates, 224 px", Against, "ms", declared, theirs, null, "constants", true,
            "The cells are constants of the generated code. The time is that of the object that checks the space.");
        var sizes = Enumerable.Range(0, int.MaxValue).Select(index => 64 + (index % 128)).GetEnumerator();
        var other = Stopwatches.Median(() =>
        {
            sizes.MoveNext();
            Read(FBNetS.LookUpTable.Create(sizes.Current));
        });
        yield return new("the same at another size", Against, "ms", other, theirs, null, "< 1 ms", other < 1);
    }

    private static double Read(BaseLookUpTable table) =>
        table.GetInfoTable(InfoMetric.Flops)[0, 0] + table.GetInfoTable(InfoMetric.Params)[0, 0];
}
