using System.Globalization;
using Osnas;
using Osnas.Benchmarks;
using Osnas.LookUpTables;
using Osnas.Spaces;
using Osnas.Tests.Runs;

// How soon a server that has just been started answers its first request, and the second. The first argument is how often.
// A program with the pages is needed for that: this one, when its first argument is 'serve'.
if (args is ["serve", ..])
    return await OsnasApp.RunAsync(args, app => app.UseDashboard());

var times = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 9;
var folder = Directory.CreateTempSubdirectory("osnas-pages-").FullName;
try
{
    const int Candidates = 100_000;
    ManyRuns.Write(folder, 498);
    var space = SearchSpaces.Get("small-64");
    var table = space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes);
    var statistics = table.GetStatistics(InfoMetric.Flops);
    var budget = new ConstraintCfg(InfoMetric.Flops, AtMost: Math.Round((statistics.Min + statistics.Max) / 2));
    SampleRun.Write(Path.Combine(folder, "large"), table, budget, Candidates, TinySample.Classes, seed: 3);
    using var running = new RunningSample(
        Path.Combine(folder, "under way"), TinySample.Table, TinySample.Budget, 2 * Candidates, TinySample.Classes);
    running.Evaluate(Candidates);

    Console.WriteLine($"{"page",-44}{"first request",22}{"second request",22}");
    await FirstRequests.MeasureAsync("500 runs, one with 100,000 candidates", folder, "/", times);
    await FirstRequests.MeasureAsync("a run of 100,000 candidates", folder, "/run?run=large", times);
    await FirstRequests.MeasureAsync("two runs side by side", folder, "/compare?run=large&run=run%20000", times);
}
finally
{
    Directory.Delete(folder, recursive: true);
}

return 0;
