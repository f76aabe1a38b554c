using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Osnas.Cluster.Tests.Processes;

/// <summary>How much faster two workers are than one, in turn.</summary>
/// <param name="output">Takes the times.</param>
public sealed class ClusterSpeed(ITestOutputHelper output)
{
    private const int Pairs = 3;

    // The supernet's epochs give workers the time to join; then evaluations and trainings take about half a minute each.
    private const string LongerSearch =
        "--preset tiny-28 --limit 1000 --epochs 4 --strategy random --iterations 1000 --in-flight 8 --baselines 6 --model-epochs 5";

    [RoundsFact]
    public async Task Two_workers_and_one()
    {
        (string, string)? first = null;
        for (var pair = 1; pair <= Pairs; pair++)
        {
            var (one, run) = await MeasureAsync(workers: 1);
            Assert.Equal(first ??= run, run);
            (var two, run) = await MeasureAsync(workers: 2);
            Assert.Equal(first, run);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"one worker and two, of one thread each: evaluations {one.Evaluations:0.0} s and {two.Evaluations:0.0} s "
                + $"({one.Evaluations / two.Evaluations:0.00} times as fast), trainings {one.Trainings:0.0} s and {two.Trainings:0.0} s "
                + $"({one.Trainings / two.Trainings:0.00} times as fast)"));
        }
    }

    private static async Task<((double Evaluations, double Trainings) Seconds, (string, string) Run)> MeasureAsync(int workers)
    {
        using var bed = new ClusterBed();
        var coordinator = bed.StartCoordinator(LongerSearch);
        var all = Enumerable.Range(1, workers).Select(number => bed.StartWorker($"w{number}")).ToArray();
        foreach (var worker in all)
            await worker.WaitForAsync("joined as ");
        var (_, begin) = await all[0].WaitForAsync("candidate ");
        var (_, middle) = await all[0].WaitForAsync("training of ");
        var (_, end) = await all[0].WaitForAsync("the search is over");
        var run = await bed.ReadAsync([coordinator, .. all]);
        return ((Stopwatch.GetElapsedTime(begin, middle).TotalSeconds, Stopwatch.GetElapsedTime(middle, end).TotalSeconds), run);
    }
}
