using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Xunit.Abstractions;

namespace Osnas.Cluster.Tests.Processes;

/// <summary>Kills at random moments, many times, and how long it takes until the work of who died runs again.</summary>
/// <param name="output">Takes the times.</param>
public sealed class ClusterRounds(ITestOutputHelper output)
{
    private const int Workers = 3;
    private const int Kills = 4;
    private const int MostJobsBetween = 8;

    [RoundsFact]
    public async Task Whoever_is_killed_whenever_nothing_is_lost()
    {
        var times = new Dictionary<string, List<double>> { ["worker"] = [], ["coordinator"] = [] };
        for (var round = 0; round < RoundsFactAttribute.Rounds; round++)
        {
            using var bed = new ClusterBed();
            await new Round(bed, new Random(round), times).RunAsync();
        }

        foreach (var (who, seconds) in times.Where(pair => pair.Value.Count > 0))
        {
            seconds.Sort();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{seconds.Count} deaths of a {who} at work: its work ran again after {seconds[seconds.Count / 2]:0.0} s (median), "
                + $"{seconds[^1]:0.0} s (maximum)"));
        }
    }

    private sealed class Round(ClusterBed bed, Random random, Dictionary<string, List<double>> times)
    {
        private readonly Channel<(ClusterProcess Who, string Line, long Time)> _lines =
            Channel.CreateUnbounded<(ClusterProcess, string, long)>();

        private readonly Dictionary<ClusterProcess, string> _jobs = [];
        private readonly HashSet<ClusterProcess> _joined = [];
        private readonly Dictionary<string, long> _lost = []; // when the worker of a job died
        private long? _stopped;

        public async Task RunAsync()
        {
            var coordinator = Watch(bed.StartCoordinator());
            var workers = Enumerable.Range(1, Workers).Select(number => Watch(bed.StartWorker($"w{number}"))).ToList();
            for (var kill = 1; kill <= Kills; kill++)
            {
                if (!await PassAsync(random.Next(1, MostJobsBetween + 1)))
                    break; // the search was faster
                var victim = random.Next(Workers + 1);
                if (victim == Workers)
                {
                    _stopped = coordinator.Kill();
                    coordinator = Watch(bed.StartCoordinator());
                    continue;
                }

                var time = workers[victim].Kill();
                if (_jobs.Remove(workers[victim], out var job))
                    _lost[job] = time;
                workers[victim] = Watch(bed.StartWorker($"w{Workers + kill}"));
            }

            while (await PassAsync(1))
            {
                // Until the search is over.
            }

            // One that was started late may be too late, and would wait for the next search.
            await bed.FinishAsync([coordinator, .. workers.Where(_joined.Contains)]);
        }

        private static bool IsJob(string line) => !line.Contains(':', StringComparison.Ordinal)
            && (line.StartsWith("candidate ", StringComparison.Ordinal) || line.StartsWith("training of ", StringComparison.Ordinal));

        private ClusterProcess Watch(ClusterProcess process)
        {
            process.Watch((line, time) => _lines.Writer.TryWrite((process, line, time)));
            return process;
        }

        /// <summary>Reads until some more jobs have begun.</summary>
        /// <returns>False if the search is over.</returns>
        private async Task<bool> PassAsync(int jobs)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            while (jobs > 0)
            {
                var (who, line, time) = await _lines.Reader.ReadAsync(patience.Token);
                if (line == "the search is over")
                    return false;
                if (line.StartsWith("joined as ", StringComparison.Ordinal))
                    _joined.Add(who);
                if (!IsJob(line))
                    continue;
                jobs--;
                _jobs[who] = line;
                if (_lost.Remove(line, out var death))
                    times["worker"].Add(Stopwatch.GetElapsedTime(death, time).TotalSeconds);
                if (_stopped is { } stop)
                    times["coordinator"].Add(Stopwatch.GetElapsedTime(stop, time).TotalSeconds);
                _stopped = null;
            }

            return true;
        }
    }
}
